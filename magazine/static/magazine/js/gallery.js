// Photos of galleries and pairs, full screen: arrow keys and swiping lead on, Escape closes. Without
// this script a photo's link leads to its file, and a strip is swiped all the same.

for (const gallery of document.querySelectorAll(".gallery")) {
  const photos = [...gallery.querySelectorAll(".gallery-open")];
  photos.forEach((link, index) => {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(gallery, photos, index);
    });
  });
}

function open(gallery, photos, first) {
  let at = first;
  const words = gallery.dataset;
  const stage = make("div", "viewer-stage");
  const text = make("div", "viewer-text");
  const count = make("p", "viewer-count");
  const back = button("viewer-back", words.back, "m14 5-7 7 7 7", () => show(at - 1));
  const on = button("viewer-on", words.on, "m10 5 7 7-7 7", () => show(at + 1));
  const close = button("viewer-close", words.close, "m6 6 12 12M18 6 6 18", () => viewer.close());
  const viewer = make("dialog", "viewer");
  viewer.setAttribute("aria-label", words.all);
  text.setAttribute("aria-live", "polite");
  viewer.append(close, back, stage, on, text, count);
  viewer.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) show(at + step);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(photos.length - 1);
    else return;
    event.preventDefault();
  });
  viewer.addEventListener("close", () => {
    viewer.remove();
    photos[at].focus();
    photos[at].scrollIntoView({ block: "nearest", inline: "center" });
  });
  swipe(viewer, (step) => show(at + step));
  document.body.append(viewer);
  show(first);
  viewer.showModal();
  close.focus();

  function show(index) {
    if (index < 0 || index >= photos.length) return;
    at = index;
    const picture = photos[at].querySelector("picture").cloneNode(true);
    for (const source of picture.querySelectorAll("[sizes]")) source.sizes = "100vw";
    const image = picture.querySelector("img");
    image.loading = "eager";
    image.className = "";
    stage.replaceChildren(picture);
    const caption = photos[at].parentElement.querySelector("figcaption");
    text.replaceChildren(...(caption?.cloneNode(true).childNodes ?? []));
    count.textContent = `${at + 1} / ${photos.length}`;
    count.hidden = photos.length < 2;
    back.disabled = at === 0;
    on.disabled = at === photos.length - 1;
    if (viewer.open && document.activeElement?.disabled) close.focus();
  }
}

function swipe(viewer, go) {
  let start = null;
  viewer.addEventListener("pointerdown", (event) => {
    start = event.isPrimary ? event.clientX : null;
  });
  viewer.addEventListener("pointerup", (event) => {
    const moved = start === null ? 0 : event.clientX - start;
    start = null;
    if (Math.abs(moved) > 60) go(moved < 0 ? 1 : -1);
  });
}

function button(name, label, path, act) {
  const element = make("button", name);
  element.type = "button";
  element.setAttribute("aria-label", label);
  const space = "http://www.w3.org/2000/svg";
  const icon = document.createElementNS(space, "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  icon.append(document.createElementNS(space, "path"));
  icon.firstChild.setAttribute("d", path);
  element.append(icon);
  element.addEventListener("click", act);
  return element;
}

function make(tag, name) {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}
