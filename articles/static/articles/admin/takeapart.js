// A whole article pasted as plain text: offered to be taken apart, by the parser of the import.

import { bodyEditor, field, form, setField } from "article-screen/form";
import { Refused, takeApart } from "body-editor/api";
import { openDialog } from "body-editor/dialog";
import { el, IS_MAC } from "body-editor/dom";
import { _, fill, plural } from "body-editor/words";

const LEAST_LINES = 4;
const LEAST_SIGNS = 300;

/** Whether a pasted text can be a whole article: several paragraphs of some length. */
const looksWhole = (text) =>
  text.length >= LEAST_SIGNS && text.split(/\n/).filter((line) => line.trim()).length >= LEAST_LINES && !/^\s*</.test(text);

const short = (text) => (text.length > 90 ? `${text.slice(0, 90).trimEnd()}…` : text);

function summary(parts) {
  const { counts } = parts;
  const links = (count, found) => fill(_("%(count)s, %(found)s found"), { count, found });
  return [
    [_("Headline"), parts.headline],
    [_("Standfirst"), short(parts.standfirst)],
    [_("Text"), plural("%(count)s paragraph", "%(count)s paragraphs", counts.paragraphs)],
    [_("Posts and videos"), counts.embeds],
    [_("Related"), counts.related && links(counts.related, counts.related_found)],
    [_("Read more"), parts.read_more.length && links(parts.read_more.length, counts.read_more_found)],
    [_("Byline"), parts.bylines.map(({ name }) => name).join(", ")],
    [_("Credit"), parts.credit],
    [_("Newsletter sign-up"), counts.newsletters],
  ].filter(([, value]) => value);
}

const offer = (parts) =>
  openDialog(_("This looks like a whole article"), (close) => [
    el("dl", { className: "parts" }, ...summary(parts).map(([name, value]) => el("div", {}, el("dt", { textContent: name }), el("dd", { textContent: String(value) })))),
    parts.notes.length ? el("ul", { className: "parts-notes" }, ...parts.notes.map((note) => el("li", { textContent: note }))) : null,
    el(
      "div",
      { className: "dialog-buttons" },
      el("button", { type: "button", className: "body-button is-main", autofocus: true, textContent: _("Take it apart"), onclick: () => close(true) }),
      el("button", { type: "button", className: "body-button", textContent: _("Paste it as it is"), onclick: () => close(false) }),
    ),
  ].filter(Boolean));

/** Watches headline and body. `lists` are the two row lists, `next()` goes on to the next place. */
export async function takesApart({ bylines, readMore, next }) {
  const names = ["headline", "standfirst", "photo_credit"];
  const body = await bodyEditor;
  const { editor } = body;
  const isBlank = () => editor.state.doc.textContent.trim() === "" && editor.state.doc.childCount <= 1;
  const stand = () => ({
    fields: Object.fromEntries(names.map((name) => [name, field(name).value])),
    bylines: bylines.values(),
    readMore: readMore.values(),
    doc: editor.state.doc,
  });
  const restore = ({ fields, ...lists }) => {
    for (const [name, value] of Object.entries(fields)) setField(name, value);
    bylines.set(lists.bylines);
    readMore.set(lists.readMore);
  };
  const steps = []; // {before, after}, of which the first `done` stand on the screen
  let done = 0;

  const apply = (parts) => {
    const before = stand();
    setField("headline", parts.headline);
    setField("standfirst", parts.standfirst);
    if (parts.credit && !field("photo_credit").value) setField("photo_credit", parts.credit);
    body.replace(parts.body);
    editor.commands.setTextSelection(0);
    if (parts.bylines.length) bylines.set(parts.bylines.map(({ author, role }) => ({ author: String(author), role })));
    for (const { article, headline } of parts.read_more) readMore.add({ article: article ? String(article) : "", headline });
    steps.splice(done, Infinity, { before, after: stand() });
    done = steps.length;
    next();
  };

  const ask = async (text, otherwise) => {
    let parts = null;
    try {
      parts = await takeApart(text, { headline: field("headline").value, standfirst: field("standfirst").value });
    } catch (error) {
      if (!(error instanceof Refused)) return otherwise();
    }
    if (!parts) return otherwise();
    const isWanted = await offer(parts);
    if (isWanted) apply(parts);
    else if (isWanted === false) otherwise();
    return undefined;
  };

  field("headline").addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!looksWhole(text) || !isBlank()) return;
    event.preventDefault();
    const control = event.target;
    const { selectionStart: from, selectionEnd: to, value } = control;
    if (from === 0 && to === value.length) setField("headline", "");
    ask(text, () => {
      control.focus();
      if (!document.execCommand("insertText", false, text)) control.setRangeText(text, from, to, "end");
      control.dispatchEvent(new Event("input", { bubbles: true }));
    });
  });
  editor.view.dom.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    const text = data?.getData("text/plain") ?? "";
    if (data?.types.includes("text/html") || !looksWhole(text) || !isBlank()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(text, () => {
      editor.view.focus();
      editor.view.pasteText(text);
    });
  }, { capture: true });

  // One Ctrl-Z takes it all back, wherever the caret is, as soon as nothing else is to be undone.
  const isAt = ({ fields, doc }, target) =>
    editor.state.doc.eq(doc) && (!(target.name in fields) || target.value === fields[target.name]);
  form.addEventListener("keydown", (event) => {
    const mod = IS_MAC ? event.metaKey : event.ctrlKey;
    const key = event.key.toLowerCase();
    if (!mod || event.altKey || !["z", "y"].includes(key)) return;
    const isRedo = key === "y" || event.shiftKey;
    const step = isRedo ? steps[done] : steps[done - 1];
    if (!step || !isAt(isRedo ? step.before : step.after, event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    editor.commands[isRedo ? "redo" : "undo"]();
    restore(isRedo ? step.after : step.before);
    done += isRedo ? 1 : -1;
  }, { capture: true });
}
