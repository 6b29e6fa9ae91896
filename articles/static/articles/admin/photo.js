// The main photo: dropped, pasted, uploaded or chosen from the library. Without this module its
// number is typed, or a file is sent with the form.

import { field, panel, tell } from "article-screen/form";
import { changePhoto, look, may, mayChangePhoto } from "body-editor/api";
import { el } from "body-editor/dom";
import { pickPhoto } from "body-editor/photopicker";
import { takesPictures, uploadButton, uploads } from "body-editor/uploads";
import { _, plural } from "body-editor/words";

const TEXTS = ["alt", "caption", "credit"];
const control = (name) => field(`photo_${name}`);

export function mainPhoto() {
  const place = panel("photo");
  const figure = place.querySelector("[data-photo-now]");
  const number = field("main_photo");
  const own = Object.fromEntries(TEXTS.map((name) => [name, control(name).placeholder]));
  const remove = el("button", { type: "button", className: "body-button", textContent: _("Take it out"), onclick: () => choose(null) });

  const face = (photo) => {
    figure.replaceChildren(...(photo?.thumb ? [el("img", { src: photo.thumb, alt: photo.alt, width: photo.width, height: photo.height })] : []));
    figure.hidden = !photo?.thumb;
    remove.hidden = !number.value;
    library.textContent = number.value ? _("Choose another…") : _("Choose from the library…");
    for (const name of TEXTS) {
      own[name] = photo?.[name] ?? "";
      control(name).placeholder = own[name];
    }
  };
  const choose = (photo) => {
    number.value = photo ? String(photo.id) : "";
    face(photo);
    tell(number);
    if (!photo) library.focus();
    else if (!photo.alt && !control("alt").value) control("alt").focus();
  };
  const files = uploads(choose);
  let more = 0;
  const others = uploads(() => {
    more += 1;
    said.textContent = plural(
      "The first file is the main photo; %(count)s more is in the library.",
      "The first file is the main photo; %(count)s more are in the library.",
      more,
    );
  });
  // What is typed beside it already goes into the library with it; the first file is the main
  // photo, and more of them wait in the library.
  const take = (chosen) => {
    const texts = Object.fromEntries(TEXTS.map((name) => [name, control(name).value]));
    more = 0;
    said.textContent = "";
    files.take(chosen.slice(0, 1), texts).then(() => others.take(chosen.slice(1)));
  };
  const library = el("button", {
    type: "button", className: "body-button", textContent: _("Choose from the library…"),
    onclick: async () => {
      const photo = await pickPhoto();
      if (photo) choose(photo);
    },
  });
  const [upload, input] = may("add_photo") ? uploadButton(take) : [];
  const hint = upload ? el("p", { className: "help", textContent: _("Drop a file here, or paste a picture.") }) : null;
  const said = el("p", { className: "help", role: "status" });
  figure.after(el("div", { className: "photo-buttons" }, upload, input, library, remove), hint ?? "", said, files.list, others.list);
  if (upload) takesPictures(place, take);
  place.classList.add("is-dressed");
  field("photo_file")?.closest(".form-row").remove();

  // A photo without a text of its own takes the first one that it is given here.
  for (const name of TEXTS) {
    control(name).addEventListener("change", async () => {
      const value = control(name).value.trim();
      if (!number.value || !value || own[name] || !mayChangePhoto(number.value)) return;
      const changed = await changePhoto(number.value, { [name]: value }).catch(() => null);
      if (changed && String(changed.id) === number.value) face(changed);
    });
  }
  remove.hidden = !number.value;
  if (number.value) look("photos", number.value).then((photo) => photo && face(photo)).catch(() => {});
  return { focus: () => (upload ?? library).focus() };
}
