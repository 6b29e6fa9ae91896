// Offers the system's own share sheet, and to copy the address, where the browser can. The plain
// links beside them need no script.

const box = document.querySelector(".share");

function offer(name, act) {
  const item = box.querySelector(name);
  item.hidden = false;
  item.querySelector("button").addEventListener("click", act);
}

if (box) {
  const { url, title, copied, failed } = box.dataset;
  const told = box.querySelector(".share-told");
  if (navigator.share) {
    // Who closes the sheet has changed their mind: nothing to tell.
    offer(".share-system", () => navigator.share({ title, url }).catch(() => {}));
  }
  if (navigator.clipboard) {
    offer(".share-copy", async () => {
      told.textContent = "";
      try {
        await navigator.clipboard.writeText(url);
        told.textContent = copied;
      } catch {
        told.textContent = `${failed} ${url}`;
      }
    });
  }
}
