// A photo in a field of a format: chosen in the photo dialog, shown small.

import { button } from "article-formats/parts";
import { look } from "body-editor/api";
import { el } from "body-editor/dom";
import { pickPhoto } from "body-editor/photopicker";
import { _ } from "body-editor/words";

/** What a photo is and lacks, and a button to choose another, for `thing.photo`. `told(photo)` gets
 * its facts. With `isFixed` it can't be taken out. */
export function photoField(thing, changed, { isFixed = false, told = () => {} } = {}) {
  const face = el("div", { className: "format-photo-face" });
  const choose = button("", async () => {
    const photo = await pickPhoto();
    if (!photo) return;
    thing.photo = photo.id;
    changed();
    show();
  });
  const remove = button(_("Take it out"), () => {
    thing.photo = null;
    changed();
    show();
    choose.focus();
  });
  const show = async () => {
    choose.textContent = thing.photo ? _("Choose another photo…") : _("Choose a photo…");
    remove.hidden = isFixed || !thing.photo;
    if (!thing.photo) {
      face.replaceChildren();
      told(null);
      return;
    }
    const asked = thing.photo;
    const photo = await look("photos", asked).catch(() => undefined);
    if (asked !== thing.photo || photo === undefined) return;
    const faults = photo
      ? [!photo.alt && _("This photo has no alt."), !photo.credit && !thing.credit && _("This photo has no credit.")]
      : [_("This photo is gone: readers don’t see it.")];
    face.replaceChildren(
      photo?.thumb ? el("img", { src: photo.thumb, alt: "", width: photo.width, height: photo.height, draggable: "false" }) : "",
      photo ? el("span", { className: "format-photo-name", textContent: photo.name }) : "",
      ...faults.filter(Boolean).map((fault) => el("span", { className: "format-fault", textContent: fault })),
    );
    told(photo);
  };
  show();
  return el("div", { className: "format-photo" }, face, el("div", { className: "photo-buttons" }, choose, remove));
}
