// The card of a gallery or a pair: its photos in order, each with its caption here.

import { look } from "body-editor/api";
import { el, newId } from "body-editor/dom";
import { GALLERIES } from "body-editor/labels";
import { pickPhoto } from "body-editor/photopicker";
import { _, fill } from "body-editor/words";

const folded = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const line = (className, text) => (text ? el("p", { className, textContent: text }) : null);
const childrenOf = (element, selector) => [...element.children].filter((child) => child.matches(selector));

/** The attributes of a gallery's node, from its marker. */
export function readGallery(element, kind) {
  return {
    kind,
    caption: folded(childrenOf(element, "figcaption")[0]?.textContent),
    photos: childrenOf(element, "figure[data-photo]").map((figure) => ({
      photo: figure.getAttribute("data-photo"),
      caption: folded(figure.querySelector("figcaption")?.textContent),
    })),
  };
}

/** What the card shows: its photos, small, and what they lack. */
export async function galleryFace({ attrs }) {
  const found = await Promise.all(attrs.photos.map(({ photo }) => look("photos", photo)));
  const faults = found.map((photo, index) => {
    const number = index + 1;
    if (!photo) return fill(_("Photo %(number)s is gone: readers don’t see it."), { number });
    if (!photo.alt) return fill(_("Photo %(number)s has no alt."), { number });
    return photo.credit ? "" : fill(_("Photo %(number)s has no credit."), { number });
  });
  if (!found.length) faults.push(_("It has no photos yet: readers see nothing here."));
  else if (attrs.kind === "pair" && found.length !== 2) faults.push(_("Two photos make a pair."));
  const images = found.filter((photo) => photo?.thumb).map((photo) =>
    el("img", { src: photo.thumb, alt: "", width: photo.width, height: photo.height, draggable: "false" }));
  return [
    line("body-card-quiet", GALLERIES[attrs.kind]()),
    el("div", { className: "body-card-thumbs" }, ...images),
    line("body-card-main", attrs.caption),
    ...faults.map((fault) => line("body-card-fault", fault)),
  ];
}

/** The list of photos inside the card's form; `set(photos)` is called with each change. */
export function galleryPhotos(node, set) {
  const list = el("ol", { className: "body-gallery-list" });
  let photos = node.attrs.photos;
  const change = (next, focus) => {
    photos = next;
    set(photos);
    draw();
    list.querySelector(focus)?.focus();
  };
  const draw = () => list.replaceChildren(...photos.map(row));
  const row = ({ photo, caption }, index) => {
    const id = newId("body-field");
    const number = index + 1;
    const name = el("span", { className: "body-quiet", textContent: fill(_("Photo %(number)s"), { number }) });
    look("photos", photo).then((known) => {
      if (known) name.textContent = `${number}. ${known.name}`;
    }, () => {});
    const input = el("input", { id, type: "text", value: caption });
    input.addEventListener("change", () => {
      photos = photos.map((one, at) => (at === index ? { ...one, caption: folded(input.value) } : one));
      set(photos);
    });
    const button = (words, label, next, focus, disabled = false) =>
      el("button", {
        type: "button",
        className: "body-button",
        disabled,
        "aria-label": `${label}: ${number}`,
        textContent: words,
        // Leaving a field redraws the card, and the button would move away from under the mouse.
        onmousedown: (event) => event.preventDefault(),
        onclick: () => {
          document.activeElement?.blur();
          change(next(), focus);
        },
      });
    return el(
      "li",
      { "data-row": String(index) },
      name,
      el("label", { for: id, textContent: _("Caption here (left empty, the photo’s own)") }),
      input,
      el(
        "span",
        { className: "body-gallery-tools" },
        button("↑", _("Move up"), () => swapped(photos, index, index - 1), `[data-row="${index - 1}"] button`, index === 0),
        button("↓", _("Move down"), () => swapped(photos, index, index + 1), `[data-row="${index + 1}"] button`, index === photos.length - 1),
        button("×", _("Remove"), () => photos.filter((_one, at) => at !== index), "input"),
      ),
    );
  };
  const add = el("button", {
    type: "button",
    className: "body-button",
    textContent: _("Add a photo…"),
    onclick: async () => {
      const photo = await pickPhoto();
      if (photo) change([...photos, { photo: String(photo.id), caption: "" }], "li:last-child input");
    },
  });
  draw();
  return [list, add];
}

function swapped(photos, from, to) {
  const next = [...photos];
  [next[from], next[to]] = [next[to], next[from]];
  return next;
}
