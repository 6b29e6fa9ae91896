// The link dialog: one field that searches articles and takes addresses.

import { getMarkRange } from "django-prose-editor/editor";
import { findArticles, recognise, remember } from "body-editor/api";
import { openDialog } from "body-editor/dialog";
import { el } from "body-editor/dom";
import { linkTo } from "body-editor/marks";
import { articleOption, combobox } from "body-editor/picker";
import { _, fill } from "body-editor/words";

const LONGEST_QUERY = 80; // signs of the selection that are taken as a search

async function find(typed) {
  const attrs = linkTo(typed);
  if (!attrs) return findArticles(typed);
  const free = { attrs, text: typed };
  if (!/^https?:/i.test(attrs.href)) return [free];
  const { article } = await recognise(attrs.href);
  return article ? [article, free] : [free];
}

const show = (hit) =>
  hit.attrs
    ? [el("span", { className: "body-hit-main", textContent: fill(_("Link to %(address)s"), { address: hit.attrs.href }) })]
    : articleOption(hit);

/** The range and attributes of the link at the caret; null where there is none. */
export function linkAtCaret(state) {
  const type = state.schema.marks.link;
  const { $from, empty } = state.selection;
  const range = getMarkRange($from, type) ?? (empty ? null : getMarkRange(state.selection.$to, type));
  const mark = range && state.doc.nodeAt(range.from)?.marks.find((one) => one.type === type);
  return mark ? { ...range, attrs: mark.attrs } : null;
}

/** Links the selection, or puts in linked text where nothing is selected. */
export function setLink(editor, attrs, text) {
  const { state, view } = editor;
  const type = state.schema.marks.link;
  const mark = type.create(attrs);
  const present = linkAtCaret(state);
  const { from, to, empty } = state.selection;
  const tr = state.tr;
  if (empty && present) tr.removeMark(present.from, present.to, type).addMark(present.from, present.to, mark);
  else if (empty) tr.insert(from, state.schema.text(text, [mark, ...state.selection.$from.marks().filter((one) => one.type !== type)]));
  else tr.removeMark(from, to, type).addMark(from, to, mark);
  view.dispatch(tr.removeStoredMark(type).scrollIntoView());
  view.focus();
}

export function removeLink(editor) {
  const present = linkAtCaret(editor.state);
  const { from, to } = present ?? editor.state.selection;
  editor.view.dispatch(editor.state.tr.removeMark(from, to, editor.schema.marks.link));
  editor.view.focus();
}

export async function openLinkDialog(editor) {
  const { state } = editor;
  const present = linkAtCaret(state);
  const { from, to } = state.selection;
  const selected = state.doc.textBetween(from, to, " ").trim();
  const typed = present?.attrs.href ?? (selected.length <= LONGEST_QUERY ? selected : "");
  const answer = await openDialog(_("Link"), (close) => {
    const parts = combobox({ label: _("Search for an article, or type an address"), typed, find, show, pick: close });
    parts[0].addEventListener("focus", () => parts[0].select(), { once: true });
    if (present) {
      parts.push(el("button", { type: "button", className: "body-button", textContent: _("Remove the link"), onclick: () => close("remove") }));
    }
    return parts;
  });
  editor.view.focus();
  if (answer === "remove") removeLink(editor);
  else if (answer?.attrs) setLink(editor, answer.attrs, answer.text);
  else if (answer) {
    remember("articles", answer);
    setLink(editor, { article: String(answer.id), href: null }, answer.headline);
  }
}
