// The toolbar: one tab stop, arrows within; buttons tell whether they are on.

import { pm } from "django-prose-editor/editor";
import { el, MOD } from "body-editor/dom";
import { openHelp } from "body-editor/help";
import { icon } from "body-editor/icons";
import { openLanguageDialog, passageAtCaret } from "body-editor/language";
import { linkAtCaret, openLinkDialog } from "body-editor/link";
import { openDialog } from "body-editor/dialog";
import { inserts } from "body-editor/slash";
import { isSmart, setSmart } from "body-editor/typing";
import { _ } from "body-editor/words";

const run = (name, ...args) => (editor) => editor.chain().focus()[name](...args).run();
const on = (name, attrs) => (editor) => editor.isActive(name, attrs);

/** Turns quotes into pull-quotes and back; anything else is wrapped or freed. */
function toggleQuote(editor, name) {
  const { state, view, schema } = editor;
  const other = name === "pullquote" ? "blockquote" : "pullquote";
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name === other && schema.nodes[name].validContent(node.content)) {
      view.dispatch(state.tr.setNodeMarkup($from.before(depth), schema.nodes[name], { lang: node.attrs.lang }));
      view.focus();
      return;
    }
  }
  editor.chain().focus().toggleWrap(name).run();
}

async function askCaption(editor) {
  const { state, view } = editor;
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name !== "table") continue;
    const position = $from.before(depth);
    const caption = await openDialog(_("Caption of the table"), (close) => {
      const input = el("input", { type: "text", "aria-label": _("Caption"), value: node.attrs.caption, autofocus: true });
      const save = () => close(input.value.replace(/\s+/g, " ").trim());
      input.addEventListener("keydown", (event) => event.key === "Enter" && (event.preventDefault(), save()));
      return [input, el("button", { type: "button", className: "body-button", textContent: _("Save"), onclick: save })];
    });
    if (caption !== undefined) view.dispatch(view.state.tr.setNodeMarkup(position, null, { caption }));
    view.focus();
  }
}

const groups = (screen) => {
  const { photo, gallery, related, embed, newsletter, table, rule } = Object.fromEntries(inserts().map((item) => [item.name, item]));
  const insert = (item) => ({ name: `insert-${item.name}`, icon: item.icon, label: item.label, run: item.run });
  return [
    [_("Kind of block"), [
      { name: "paragraph", icon: "paragraph", label: _("Paragraph"), run: run("setParagraph"), on: (editor) => editor.isActive("paragraph") && !["blockquote", "pullquote", "bulletList", "orderedList"].some((name) => editor.isActive(name)) },
      { name: "h2", icon: "H2", label: _("Heading"), run: run("toggleHeading", { level: 2 }), on: on("heading", { level: 2 }) },
      { name: "h3", icon: "H3", label: _("Small heading"), run: run("toggleHeading", { level: 3 }), on: on("heading", { level: 3 }) },
      { name: "bullets", icon: "bullets", label: _("List"), run: run("toggleBulletList"), on: on("bulletList") },
      { name: "numbers", icon: "numbers", label: _("Numbered list"), run: run("toggleOrderedList"), on: on("orderedList") },
      { name: "quote", icon: "quote", label: _("Quote"), run: (editor) => toggleQuote(editor, "blockquote"), on: on("blockquote") },
      { name: "pullquote", icon: "pullquote", label: _("Pull-quote"), run: (editor) => toggleQuote(editor, "pullquote"), on: on("pullquote") },
    ]],
    [_("Emphasis and links"), [
      { name: "bold", icon: "bold", label: `${_("Bold")} (${MOD} + B)`, run: run("toggleBold"), on: on("bold") },
      { name: "italic", icon: "italic", label: `${_("Italic")} (${MOD} + I)`, run: run("toggleItalic"), on: on("italic") },
      { name: "link", icon: "link", label: `${_("Link")} (${MOD} + K)`, run: openLinkDialog, on: (editor) => linkAtCaret(editor.state) !== null },
      { name: "language", icon: "language", label: _("Language of this passage"), run: openLanguageDialog, on: (editor) => passageAtCaret(editor.state) !== null },
    ]],
    [_("Put in"), [photo, gallery, related, embed, newsletter, table, rule].map(insert)],
    [_("Table"), [
      { name: "row", icon: _("+ row"), label: _("Add a row below"), run: run("addRowAfter") },
      { name: "column", icon: _("+ column"), label: _("Add a column on the right"), run: run("addColumnAfter") },
      { name: "no-row", icon: _("− row"), label: _("Remove this row"), run: run("deleteRow") },
      { name: "no-column", icon: _("− column"), label: _("Remove this column"), run: run("deleteColumn") },
      { name: "caption", icon: _("caption"), label: _("Caption of the table"), run: askCaption },
      { name: "no-table", icon: _("− table"), label: _("Remove the table"), run: run("deleteTable") },
    ], (editor) => editor.isActive("table")],
    [_("Undo and tools"), [
      { name: "undo", icon: "undo", label: `${_("Undo")} (${MOD} + Z)`, run: run("undo"), off: (editor) => pm.history.undoDepth(editor.state) === 0 },
      { name: "redo", icon: "redo", label: `${_("Redo")} (${MOD} + Shift + Z)`, run: run("redo"), off: (editor) => pm.history.redoDepth(editor.state) === 0 },
      { name: "quotes", icon: "quotes", label: _("Smart quotes and dashes"), run: () => setSmart(!isSmart()), on: isSmart },
      { name: "find", icon: "find", label: `${_("Find and replace")} (${MOD} + F)`, run: (editor) => editor.storage.bodyFind.panel.open() },
      { name: "full", icon: "full", label: `${_("Full screen")} (${MOD} + Shift + Enter)`, run: screen.toggle, on: screen.isFull },
      { name: "help", icon: "help", label: `${_("Keys and signs")} (${MOD} + /)`, run: openHelp },
    ]],
  ];
};

/** The toolbar of an editor; `screen` has toggle() and isFull(). */
export function toolbar(editor, screen) {
  const bar = el("div", { className: "body-toolbar", role: "toolbar", "aria-label": _("Formatting"), "aria-controls": editor.view.dom.id });
  const tools = [];
  const parts = [];
  for (const [label, items, shown] of groups(screen)) {
    const group = el("div", { className: "body-tools", role: "group", "aria-label": label });
    for (const item of items) {
      const button = el("button", {
        type: "button", className: "body-tool", tabindex: "-1", "data-tool": item.name,
        "aria-label": item.label, title: item.label, "aria-pressed": item.on ? "false" : null,
        onmousedown: (event) => event.preventDefault(),
        onclick: () => {
          if (button.getAttribute("aria-disabled") !== "true") item.run(editor);
          show();
        },
      }, icon(item.icon));
      group.append(button);
      tools.push({ ...item, button, group });
    }
    parts.push({ group, shown });
    bar.append(group);
  }

  const reachable = () => tools.filter(({ group }) => !group.hidden).map(({ button }) => button);
  const stopAt = (button) => {
    for (const tool of tools) tool.button.tabIndex = tool.button === button ? 0 : -1;
  };
  const show = () => {
    for (const { group, shown } of parts) group.hidden = Boolean(shown) && !shown(editor);
    for (const tool of tools) {
      if (tool.on) tool.button.setAttribute("aria-pressed", String(tool.on(editor)));
      if (tool.off) tool.button.setAttribute("aria-disabled", String(tool.off(editor)));
    }
    if (!reachable().some((button) => button.tabIndex === 0)) stopAt(reachable()[0]);
  };
  bar.addEventListener("focusin", (event) => event.target.matches(".body-tool") && stopAt(event.target));
  bar.addEventListener("keydown", (event) => {
    const buttons = reachable();
    const here = buttons.indexOf(document.activeElement);
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next !== undefined) buttons[(next + buttons.length) % buttons.length].focus();
    else if (event.key === "Escape" && !screen.isFull()) editor.view.focus();
    else return;
    event.preventDefault();
  });
  bar.enter = () => reachable().find((button) => button.tabIndex === 0)?.focus();
  editor.on("transaction", show);
  show();
  return bar;
}
