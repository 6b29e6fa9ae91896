// The main photo's panel: shows a file as soon as it is chosen, before it is uploaded.

const panel = document.querySelector("[data-photo]");
const file = panel?.querySelector('input[type="file"]');
const figure = panel?.querySelector("[data-photo-now]");
const picker = panel?.querySelector("select");

file?.addEventListener("change", () => {
  const chosen = file.files[0];
  if (!chosen || !chosen.type.startsWith("image/")) return;
  const reader = new FileReader();
  reader.addEventListener("load", () => show(reader.result));
  reader.readAsDataURL(chosen);
});

// Another photo of the library: its picture is shown once the article is saved. Django's own
// scripts tell of a change that is none when the page has loaded.
const saved = picker?.value;
window.django?.jQuery?.(picker).on("change", () => {
  if (!file?.files.length) figure.hidden = picker.value !== saved || !figure.querySelector("img");
});

function show(address) {
  const image = document.createElement("img");
  image.src = address;
  image.alt = "";
  figure.replaceChildren(image);
  figure.hidden = false;
}
