// Arranging the front page: the slots, their steps, the preview, and sending.

import { Preview } from "front/preview";
import { Screen } from "front/screen";

const part = (id) => document.getElementById(id);
const form = part("arrange");
const data = JSON.parse(part("arrange-data").textContent);
const publicFrom = part("id_public_from");
const publish = part("arrange-publish");
let isSending = false;

document.querySelectorAll("[data-scripted]").forEach((element) => { element.hidden = false; });

const read = () => {
  form.elements.slots.value = JSON.stringify(screen.slots);
  return new FormData(form);
};
const preview = new Preview({
  box: part("arrange-frame"),
  note: part("arrange-preview-note"),
  buttons: [...document.querySelectorAll("[data-width]")],
  url: data.urls.preview,
  read,
  tell: (problems) => screen.tell(problems),
});
const screen = new Screen(
  data,
  {
    list: part("arrange-slots"), general: part("arrange-general"), empty: part("arrange-empty"), kinds: part("arrange-kinds"),
    said: part("arrange-said"), undo: part("arrange-undo"), redo: part("arrange-redo"),
  },
  () => {
    part("arrange-undo").disabled = !screen.steps.before.length;
    part("arrange-redo").disabled = !screen.steps.after.length;
    preview.later();
  },
);

part("arrange-undo").addEventListener("click", () => screen.steps.undo());
part("arrange-redo").addEventListener("click", () => screen.steps.redo());
document.addEventListener("keydown", (event) => {
  const isField = event.target.matches?.("input, textarea, select") || event.target.closest?.("dialog");
  if (isField || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  if (key === "y" || event.shiftKey) screen.steps.redo();
  else screen.steps.undo();
});

const nameButton = () => {
  publish.textContent = publicFrom.value ? publish.dataset.later : publish.dataset.now;
};
publicFrom.addEventListener("input", () => {
  nameButton();
  preview.later();
});
nameButton();

form.addEventListener("submit", () => {
  isSending = true;
  read();
});
addEventListener("beforeunload", (event) => {
  if (screen.steps.isChanged && !isSending) event.preventDefault();
});
preview.ask();
