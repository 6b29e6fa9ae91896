// The small forms inside cards.

import { el, newId } from "body-editor/dom";
import { GALLERIES, LAYOUTS, newsletterChoices, newsletterName } from "body-editor/labels";
import { isAddress } from "body-editor/allow";
import { _ } from "body-editor/words";

const text = (name, label, more = {}) => ({ name, label, control: "input", ...more });
const oneLine = (value) => value.replace(/\s+/g, " ").trim().slice(0, 300);

function layouts() {
  return [["", _("As wide as the text (default)")], ...Object.entries(LAYOUTS).map(
    ([value, label]) => [value, label()],
  )];
}

const galleries = () => Object.entries(GALLERIES).map(([value, label]) => [value, label()]);

function lists(node) {
  const choices = newsletterChoices().map(({ slug, name }) => [slug, name]);
  const { slug } = node.attrs;
  if (!choices.some(([value]) => value === slug)) choices.unshift([slug, newsletterName(slug)]);
  return choices;
}

const FIELDS = {
  photo: () => [
    text("caption", _("Caption here (left empty, the photo’s own)"), { clean: (value) => value.replace(/\s+/g, " ").trim() }),
    { name: "layout", label: _("Layout"), control: "select", choices: layouts },
  ],
  gallery: () => [
    { name: "kind", label: _("Shown as"), control: "select", choices: galleries },
    text("caption", _("Caption of the whole"), { clean: (value) => value.replace(/\s+/g, " ").trim() }),
  ],
  embed: () => [
    text("address", _("Address of the post"), {
      type: "url",
      clean: (value) => value.trim(),
      accepts: (value) => !value || (/^https?:/i.test(value) && isAddress(value)),
    }),
    text("author", _("Author"), { clean: oneLine }),
    text("handle", _("Account"), { clean: (value) => oneLine(value).replace(/^@/, "") }),
    text("date", _("Date"), { clean: oneLine, hint: _("2026-03-14, or as it was written") }),
    { name: "text", label: _("What it says or shows"), control: "textarea" },
  ],
  related: (node) =>
    node.attrs.article ? [] : [text("headline", _("Headline looked for"), { clean: oneLine })],
  newsletter: () => [
    { name: "slug", label: _("Newsletter"), control: "select", choices: lists },
  ],
  kept: () => [],
};

/** The fields of a card's node; `change(name, value)` is called when one of them was edited. */
export function buildFields(node, change) {
  return FIELDS[node.type.name](node).map((field) => buildField(field, node, change));
}

export const hasFields = (node) => FIELDS[node.type.name](node).length > 0;

function buildField(field, node, change) {
  const id = newId("body-field");
  const control = el(field.control, { id, "data-field": field.name, placeholder: field.hint });
  if (field.type) control.type = field.type;
  else if (field.control === "input") control.type = "text";
  if (field.control === "textarea") control.rows = 4;
  for (const [value, label] of field.choices?.(node) ?? []) {
    control.append(el("option", { value, textContent: label }));
  }
  control.value = node.attrs[field.name] ?? "";
  control.addEventListener("change", () => {
    const value = field.clean ? field.clean(control.value) : control.value;
    const isFit = !field.accepts || field.accepts(value);
    control.setAttribute("aria-invalid", String(!isFit));
    if (isFit) change(field.name, value);
  });
  return el("div", { className: "body-card-field" }, el("label", { for: id, textContent: field.label }), control);
}
