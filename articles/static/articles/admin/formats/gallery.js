// The gallery story's panel: its photos in order, each with a caption and a credit of its own.

import { button, textField } from "article-formats/parts";
import { photoField } from "article-formats/photos";
import { thingList } from "article-formats/things";
import { may } from "body-editor/api";
import { el } from "body-editor/dom";
import { pickPhoto } from "body-editor/photopicker";
import { takesPictures, uploadButton, uploads } from "body-editor/uploads";
import { _, fill } from "body-editor/words";

export function galleryPanel(value, changed, say, panel) {
  value.photos ??= [];
  const photos = thingList(value.photos, {
    className: "things-photos",
    name: (_thing, number) => fill(_("Photo %(number)s"), { number }),
    changed, say,
    draw(thing) {
      const caption = textField(thing, "caption", _("Caption here (left empty, the photo’s own)"), changed, { area: true });
      const credit = textField(thing, "credit", _("Credit here (left empty, the photo’s own)"), changed);
      const told = (photo) => {
        caption.querySelector("textarea").placeholder = photo?.caption ?? "";
        credit.querySelector("input").placeholder = photo?.credit ?? "";
      };
      return [photoField(thing, changed, { isFixed: true, told }), caption, credit];
    },
  });
  const put = (photo) => {
    photos.add({ photo: photo.id, caption: "", credit: "" });
  };
  const add = button(_("Add a photo…"), async () => {
    const photo = await pickPhoto();
    if (photo) put(photo);
  });
  add.dataset.add = "";
  if (!may("add_photo")) return [photos.list, el("div", { className: "format-buttons" }, add)];
  const files = uploads(put);
  const take = (chosen) => files.take(chosen);
  takesPictures(panel, take);
  return [
    photos.list,
    el("div", { className: "format-buttons" }, add, ...uploadButton(take, { label: _("Upload photos…"), multiple: true }), el("span", { className: "help", textContent: _("or drop files here") })),
    files.list,
  ];
}
