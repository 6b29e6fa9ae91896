// Smart quotes, dashes and dots as one types, by the language of the text; Backspace takes one back.

import { Extension, InputRule } from "django-prose-editor/editor";

const QUOTES = {
  en: ["“", "”", "‘", "’"],
  ga: ["“", "”", "‘", "’"],
  de: ["„", "“", "‚", "‘"],
  fr: ["«\u202f", "\u202f»", "‹\u202f", "\u202f›"],
};
const STORE = "body-editor-smart-typing";
const OPENING = /(?:^|[\s([{<\-–—/“„«‘‚‹\ufffc])$/;

let language = "en";

export const setLanguage = (code) => {
  language = code;
};
export const isSmart = () => localStorage.getItem(STORE) !== "off";
export const setSmart = (on) => localStorage.setItem(STORE, on ? "on" : "off");

function quotesAt(state) {
  const { $from } = state.selection;
  const passage = $from.marks().find(({ type }) => type.name === "language");
  if (passage) return QUOTES[passage.attrs.lang.split("-")[0]] ?? QUOTES.en;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const { lang } = $from.node(depth).attrs;
    if (lang) return QUOTES[lang.split("-")[0]] ?? QUOTES.en;
  }
  return QUOTES[language] ?? QUOTES.en;
}

/**
 * A rule that replaces the last `length` signs, the one just typed among them; `replacement` gets
 * the sign before them ("" at the start of a line), and may answer null to leave all as it is.
 */
const rule = (find, length, replacement) =>
  new InputRule({
    find,
    handler({ state, range: { to } }) {
      const $to = state.doc.resolve(to);
      const start = $to.parentOffset - length;
      // Read from the document: line breaks are no text, but something stands before the sign.
      const before = $to.parent.textBetween(Math.max(0, start - 1), start, null, "\ufffc");
      const text = isSmart() ? replacement(before, state) : null;
      if (text === null) return null;
      state.tr.insertText(text, to - length, to);
      return undefined;
    },
  });

export const SmartTyping = Extension.create({
  name: "smartTyping",
  addInputRules: () => [
    rule(/"$/, 1, (before, state) => quotesAt(state)[OPENING.test(before) ? 0 : 1]),
    rule(/'$/, 1, (before, state) => {
      // Inside a word it is an apostrophe in every language.
      if (/[\p{L}\d]$/u.test(before)) return "’";
      return quotesAt(state)[OPENING.test(before) ? 2 : 3];
    }),
    // Not at the start of a line, where three hyphens make a rule.
    rule(/--$/, 2, (before) => (before === "" || before === "-" ? null : "–")),
    rule(/–-$/, 2, () => "—"),
    rule(/\.\.\.$/, 3, (before) => (before === "." ? null : "…")),
  ],
});
