// Labelled controls over one thing's fields.

import { el, newId } from "body-editor/dom";

/**
 * A text field of `thing[name]`. `more` may hold `area` (several lines), `hidden` (its label is for
 * screen readers), `type`, `inputmode`, `list`, `className`.
 */
export function textField(thing, name, label, changed, more = {}) {
  const id = newId("format");
  const { area, hidden, className = "", ...attributes } = more;
  const control = el(area ? "textarea" : "input", {
    id, value: thing[name], autocomplete: "off", "data-field": name,
    ...(area ? { rows: 2 } : { type: "text" }), ...(hidden ? { placeholder: label } : {}), ...attributes,
  });
  control.addEventListener("input", () => {
    thing[name] = control.value;
    changed();
  });
  return el(
    "div", { className: `format-field ${className}` },
    el("label", { for: id, className: hidden ? "visually-hidden" : "", textContent: label }), control,
  );
}

/** A box to tick for `thing[name]`. */
export function tickField(thing, name, label, changed) {
  const id = newId("format");
  const control = el("input", { id, type: "checkbox", checked: Boolean(thing[name]), "data-field": name });
  control.addEventListener("change", () => {
    thing[name] = control.checked;
    changed();
  });
  return el("div", { className: "format-field format-tick" }, control, el("label", { for: id, textContent: label }));
}

/** One of `options`, pairs of value and words; a value that is none of them is shown too. */
export function choiceField(thing, name, label, options, changed) {
  const id = newId("format");
  const all = options.some(([value]) => value === thing[name]) ? options : [[thing[name], thing[name] || "–"], ...options];
  const control = el("select", { id, "data-field": name }, ...all.map(([value, words]) => el("option", { value, textContent: words })));
  control.value = thing[name];
  control.addEventListener("change", () => {
    thing[name] = control.value;
    changed();
  });
  return el("div", { className: "format-field" }, el("label", { for: id, textContent: label }), control);
}

export const button = (textContent, onclick, className = "body-button") => el("button", { type: "button", className, textContent, onclick });
