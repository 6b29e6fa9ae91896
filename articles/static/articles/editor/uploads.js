// Pictures on their way into the photo library: dropped, pasted or chosen, one after another.

import { Refused, sendPhoto } from "body-editor/api";
import { el } from "body-editor/dom";
import { icon } from "body-editor/icons";
import { _, fill } from "body-editor/words";

/** The files of a drop or paste that are pictures. */
export const picturesOf = (transfer) => [...(transfer?.files ?? [])].filter(({ type }) => type.startsWith("image/"));

/** Whether what is dragged over holds files. */
const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

/**
 * A list of files with their progress, and with what is wrong with each. `take(files, texts)` sends
 * them, and calls `done(photo)` for each that has arrived; texts are {alt, caption, credit}.
 */
export function uploads(done) {
  const list = el("ul", { className: "uploads", "aria-label": _("Uploads"), hidden: true });
  let queue = Promise.resolve();

  const settle = () => {
    list.hidden = list.children.length === 0;
  };
  const row = (file) => {
    const bar = el("progress", { max: "1", "aria-label": fill(_("Sending %(name)s"), file), value: 0 });
    const words = el("span", { className: "uploads-words", role: "status", textContent: file.name });
    const item = el("li", {}, words, bar);
    list.append(item);
    settle();
    return { item, bar, words };
  };
  const fail = ({ item, bar, words }, file, error) => {
    const reason = error instanceof Refused ? error.message : _("The server can’t be reached. Try again in a moment.");
    bar.remove();
    item.className = "is-failed";
    words.textContent = `${file.name}: ${reason}`;
    const label = fill(_("Dismiss %(name)s"), file);
    const dismiss = () => {
      item.remove();
      settle();
    };
    item.append(el("button", { type: "button", className: "body-tool", "aria-label": label, title: _("Dismiss"), onclick: dismiss }, icon("close")));
  };
  const send = async (file, texts, shown) => {
    try {
      const photo = await sendPhoto(file, texts, (part) => {
        // All has gone, but the server is still making its sizes.
        if (part < 1) shown.bar.value = part;
        else shown.bar.removeAttribute("value");
      });
      shown.item.remove();
      settle();
      done(photo);
    } catch (error) {
      fail(shown, file, error);
    }
  };
  const take = (files, texts = {}) => {
    for (const file of files) {
      const shown = row(file);
      queue = queue.then(() => send(file, texts, shown));
    }
    return queue;
  };
  return { list, take };
}

/** Takes pictures that are dropped on an element or pasted in it. */
export function takesPictures(element, take) {
  let depth = 0;
  const over = (step) => {
    depth = step === 0 ? 0 : depth + step;
    element.classList.toggle("is-over", depth > 0);
  };
  element.addEventListener("dragenter", (event) => holdsFiles(event) && over(1));
  element.addEventListener("dragleave", (event) => holdsFiles(event) && over(-1));
  element.addEventListener("dragover", (event) => holdsFiles(event) && event.preventDefault());
  element.addEventListener("drop", (event) => {
    over(0);
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    take([...event.dataTransfer.files]);
  });
  element.addEventListener("paste", (event) => {
    const pictures = picturesOf(event.clipboardData);
    if (!pictures.length) return;
    event.preventDefault();
    event.stopPropagation();
    take(pictures);
  });
}

/** A button that lets files be chosen. */
export function uploadButton(take, { label = _("Upload…"), multiple = false, accept = "image/*" } = {}) {
  const input = el("input", { type: "file", accept, multiple, hidden: true, tabindex: "-1", "aria-hidden": "true" });
  input.addEventListener("change", () => {
    take([...input.files]);
    input.value = "";
  });
  const button = el("button", { type: "button", className: "body-button", textContent: label, onclick: () => input.click() });
  return [button, input];
}
