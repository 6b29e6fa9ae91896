// The writing screen's form, for the scripts of its panels.

import { el, newId } from "body-editor/dom";

export const form = document.querySelector("form.article-form");

export const field = (name) => form.elements.namedItem(name);

/** Tells everybody who listens (saving, preview) that something was changed by a script. */
export const tell = (control) => control.dispatchEvent(new Event("input", { bubbles: true }));

/** Gives a field a value as if it had been typed. */
export function setField(name, value) {
  const control = field(name);
  if (!control || control.value === value) return;
  control.value = value;
  tell(control);
}

export const panel = (id) => document.querySelector(`[data-panel="${id}"]`);

/** A place whose words are read out when they change. */
export function announcer(parent) {
  const place = el("p", { role: "status", className: "visually-hidden", id: newId("said") });
  parent.append(place);
  return (words) => {
    place.textContent = words;
  };
}

/** The body's editor, once it stands. */
export const bodyEditor = new Promise((resolve) => {
  const body = field("body");
  if (body.bodyEditor) resolve(body.bodyEditor);
  else body.addEventListener("body-editor:ready", ({ detail }) => resolve(detail), { once: true });
});
