// The photo dialog: search, upload, and the texts of the marked photo, edited in place.

import { changePhoto, findPhotos, may, mayChangePhoto, Refused, remember } from "body-editor/api";
import { openDialog } from "body-editor/dialog";
import { el, newId } from "body-editor/dom";
import { combobox, photoOption } from "body-editor/picker";
import { takesPictures, uploadButton, uploads } from "body-editor/uploads";
import { _ } from "body-editor/words";

const texts = () => [
  ["alt", _("Alt: what can be seen, for those who can’t")],
  ["caption", _("Caption")],
  ["credit", _("Credit")],
];

/** The texts of one photo; each is saved when it is left, Enter saves and calls `use(photo)`. */
function details(use) {
  const pane = el("div", { className: "photo-details", role: "group", "aria-label": _("The marked photo"), hidden: true });
  let photo = null;
  let saving = Promise.resolve();
  const status = el("p", { role: "status", className: "body-quiet" });
  const field = ([name, label]) => {
    const id = newId("photo-text");
    const control = el("input", { type: "text", id, "data-text": name, autocomplete: "off", value: photo[name], disabled: !mayChangePhoto(photo.id) });
    const { id: number } = photo;
    control.addEventListener("change", () => {
      saving = saving.then(() => save(number, name, control));
    });
    control.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      control.blur();
      take();
    });
    return el("div", { className: "photo-text" }, el("label", { for: id, textContent: label }), control);
  };
  const save = async (number, name, control) => {
    try {
      const changed = await changePhoto(number, { [name]: control.value });
      if (photo?.id === number) photo = changed;
      control.removeAttribute("aria-invalid");
      status.textContent = _("Saved in the library.");
    } catch (error) {
      control.setAttribute("aria-invalid", "true");
      status.textContent = error instanceof Refused ? error.message : _("The server can’t be reached. Try again in a moment.");
    }
  };
  const take = async () => {
    await saving;
    if (!pane.querySelector("[aria-invalid=true]")) use(photo);
  };
  const show = (marked) => {
    if (marked?.id === photo?.id && !pane.hidden) return;
    photo = marked;
    pane.hidden = !photo;
    status.textContent = "";
    if (!photo) return;
    pane.replaceChildren(
      photo.thumb ? el("img", { src: photo.thumb, alt: "", width: photo.width, height: photo.height }) : "",
      ...texts().map(field),
      status,
      el("button", { type: "button", className: "body-button is-main", textContent: _("Use this photo"), onclick: take }),
    );
  };
  return { pane, show, take, writeAlt: () => pane.querySelector("[data-text=alt]")?.focus() };
}

/** Lets a photo of the library be chosen, or a new one be taken in; undefined if none was. */
export const pickPhoto = () =>
  openDialog(
    _("Choose a photo"),
    (close) => {
      const use = (photo) => {
        remember("photos", photo);
        close(photo);
      };
      const marked = details(use);
      const parts = combobox({
        label: _("Search alt, caption, credit or file name"),
        find: findPhotos, show: photoOption, pick: marked.take, onmark: marked.show, className: "body-hits-photos",
      });
      const [input, status, box] = parts;
      if (!may("add_photo")) return [input, status, el("div", { className: "photo-choice" }, box, marked.pane)];
      const files = uploads(async (photo) => {
        input.value = "";
        await parts.refresh();
        if (!photo.alt) marked.writeAlt();
      });
      const zone = el(
        "div", { className: "photo-zone" },
        ...uploadButton((chosen) => files.take(chosen), { label: _("Upload photos…"), multiple: true }),
        el("span", { className: "body-quiet", textContent: _("or drop files anywhere in this window, or paste a picture") }),
      );
      queueMicrotask(() => takesPictures(input.closest("dialog"), (taken) => files.take(taken)));
      return [input, zone, files.list, status, el("div", { className: "photo-choice" }, box, marked.pane)];
    },
    "body-dialog-wide",
  );

