// “Language of this passage”: marks words that are in another language than the article.

import { getMarkRange } from "django-prose-editor/editor";
import { allows } from "body-editor/allow";
import { openDialog } from "body-editor/dialog";
import { el, newId } from "body-editor/dom";
import { _ } from "body-editor/words";

let languages = [];

/** The languages that are offered: code and own name. */
export const setLanguages = (list) => {
  languages = list;
};

/** The range and the language of the passage at the caret; null where there is none. */
export function passageAtCaret(state) {
  const type = state.schema.marks.language;
  const { $from, $to, empty } = state.selection;
  const range = getMarkRange($from, type) ?? (empty ? null : getMarkRange($to, type));
  const mark = range && state.doc.nodeAt(range.from)?.marks.find((one) => one.type === type);
  return mark ? { ...range, lang: mark.attrs.lang } : null;
}

/** The word at the caret, as a range; null between words. */
function wordAtCaret({ $from }) {
  const { parent, parentOffset } = $from;
  const text = parent.textBetween(0, parent.content.size, null, "\ufffc");
  const before = /[\p{L}\p{M}\p{N}’'-]*$/u.exec(text.slice(0, parentOffset))[0].length;
  const after = /^[\p{L}\p{M}\p{N}’'-]*/u.exec(text.slice(parentOffset))[0].length;
  return before + after ? { from: $from.pos - before, to: $from.pos + after } : null;
}

function chooser(passage, close) {
  const id = newId("body-language");
  const known = languages.some(({ code }) => code === passage?.lang);
  const own = passage && !known ? [{ code: passage.lang, name: passage.lang }] : [];
  const select = el(
    "select",
    { id, autofocus: true },
    ...[...own, ...languages].map(({ code, name }) =>
      el("option", { value: code, lang: code, textContent: name, selected: code === passage?.lang })),
  );
  const parts = [
    el("p", {}, el("label", { for: id, textContent: _("Screen readers speak these words in it, and hyphens follow it.") })),
    select,
    el("button", { type: "button", className: "body-button", textContent: _("Mark the passage"), onclick: () => close(select.value) }),
  ];
  if (passage) {
    parts.push(el("button", { type: "button", className: "body-button", textContent: _("In the article’s language"), onclick: () => close("") }));
  }
  return parts;
}

/** Asks for the language of the selection, of the passage at the caret, or of the word there. */
export async function openLanguageDialog(editor) {
  const { state, view } = editor;
  const passage = passageAtCaret(state);
  const { from, to, empty } = state.selection;
  const range = empty ? passage ?? wordAtCaret(state.selection) : { from, to };
  if (!range) return;
  const lang = await openDialog(_("Language of this passage"), (close) => chooser(passage, close));
  view.focus();
  if (lang === undefined) return;
  const type = state.schema.marks.language;
  const tr = view.state.tr.removeMark(range.from, range.to, type);
  if (lang && allows("span", "lang", lang)) tr.addMark(range.from, range.to, type.create({ lang }));
  view.dispatch(tr.removeStoredMark(type).scrollIntoView());
}
