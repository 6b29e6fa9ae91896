// Puts the body editor in the place of its textarea.

import { Editor, Extension, initializeEditors, Placeholder, pm } from "django-prose-editor/editor";
import { addButton } from "body-editor/addbutton";
import { setTable } from "body-editor/allow";
import { connect } from "body-editor/api";
import { blocks } from "body-editor/blocks";
import { cards } from "body-editor/cards";
import { counts } from "body-editor/counts";
import { el } from "body-editor/dom";
import { Find, findPanel } from "body-editor/find";
import { openHelp } from "body-editor/help";
import { setNames } from "body-editor/labels";
import { setLanguages } from "body-editor/language";
import { openLinkDialog } from "body-editor/link";
import { load, read } from "body-editor/load";
import { marks } from "body-editor/marks";
import { Moving } from "body-editor/moving";
import { Paste, setSite } from "body-editor/paste";
import { Pictures } from "body-editor/pictures";
import { Writer } from "body-editor/save";
import { FreshSelection } from "body-editor/selection";
import { Mention, SlashMenu } from "body-editor/slash";
import { tables } from "body-editor/tables";
import { ToCome } from "body-editor/tk";
import { toolbar } from "body-editor/toolbar";
import { setLanguage, SmartTyping } from "body-editor/typing";
import { _ } from "body-editor/words";

function fullScreen(root, editor) {
  const isFull = () => root.classList.contains("is-full");
  const toggle = () => {
    root.classList.toggle("is-full");
    document.documentElement.classList.toggle("has-full-editor", isFull());
    editor().view.focus();
    editor().view.dispatch(editor().state.tr.scrollIntoView());
  };
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isFull() && !event.defaultPrevented) toggle();
  });
  return { isFull, toggle };
}

const shortcuts = (screen, bar) =>
  Extension.create({
    name: "screenKeys",
    priority: 1100,
    addKeyboardShortcuts() {
      const does = (action) => () => {
        action(this.editor);
        return true;
      };
      return {
        "Mod-k": does(openLinkDialog),
        "Mod-/": does(openHelp),
        "Mod-Shift-Enter": does(screen.toggle),
        Escape: () => screen.isFull() && (screen.toggle(), true),
        "Alt-F10": does(() => bar().enter()),
      };
    },
  });

/** The textarea becomes the form's silent carrier; label and error links lead to the editor. */
function takeOver(textarea, dom) {
  const id = textarea.id;
  const label = document.querySelector(`label[for="${id}"]`);
  const help = document.getElementById(`${id}_helptext`);
  textarea.id = `${id}_source`;
  dom.id = id;
  if (label) {
    label.id ||= `${id}_label`;
    dom.setAttribute("aria-labelledby", label.id);
    label.addEventListener("click", () => dom.focus());
  } else dom.setAttribute("aria-label", _("Body"));
  if (help) help.hidden = true;
  textarea.hidden = true;
}

function create(textarea) {
  const config = JSON.parse(textarea.dataset.bodyEditor);
  setTable(config);
  setNames(config);
  setSite(config.site);
  setLanguages(config.languages);
  setLanguage((textarea.lang || config.language).split("-")[0]);
  connect(config, textarea.form, location.pathname.match(/\/(\d+)\/change\/$/)?.[1] ?? "");

  const page = el("div", { className: "body-page" });
  const root = el("div", { className: "body-editor" }, page);
  textarea.before(root);
  let editor = null;
  let bar = null;
  const screen = fullScreen(root, () => editor);
  editor = new Editor({
    element: page,
    injectCSS: false,
    extensions: [
      ...blocks, ...tables, ...cards, ...marks, FreshSelection, ToCome, SmartTyping, Moving, Pictures, Paste, Find, SlashMenu, Mention,
      shortcuts(screen, () => bar),
      Placeholder.configure({
        placeholder: () => _("Write here. Press / for blocks, and @ for articles."),
      }),
    ],
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", lang: textarea.lang || config.language, spellcheck: "true" },
    },
  });
  takeOver(textarea, editor.view.dom);

  let writer = null;
  /** Opens a source body; undo does not lead back behind it. */
  const open = (source) => {
    const { doc, originals } = load(source, editor.schema);
    writer = new Writer(originals);
    editor.view.updateState(pm.state.EditorState.create({ doc, schema: editor.schema, plugins: editor.state.plugins }));
  };
  /** Puts another source body in the text's place, as a step that can be undone. */
  const replace = (source) => {
    const nodes = read(source, editor.schema);
    const content = nodes.length ? nodes : [editor.schema.nodes.paragraph.create()];
    const { tr, doc } = editor.state;
    editor.view.dispatch(pm.history.closeHistory(tr.replaceWith(0, doc.content.size, content)));
    // What is typed next is another step.
    editor.view.dispatch(pm.history.closeHistory(editor.state.tr));
  };
  open(textarea.value);
  // What was written once is remembered by block, so that no key has to wait for the first time.
  setTimeout(() => writer.write(editor.state.doc), 200);

  // The language that is chosen for the article counts at once: quotes, spelling, hyphens.
  textarea.form?.elements.language?.addEventListener("change", ({ target }) => {
    const lang = target.value || config.language;
    setLanguage(lang.split("-")[0]);
    editor.view.dom.lang = lang;
  });

  bar = toolbar(editor, screen);
  root.prepend(bar, findPanel(editor));
  root.append(counts(editor), textarea);
  addButton(editor, root);
  editor.on("update", () => {
    textarea.value = writer.write(editor.state.doc);
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  });
  document.addEventListener("keydown", (event) => {
    const inText = event.target.closest?.("input, textarea, select, [contenteditable=true], dialog");
    if (event.key === "?" && !inText) {
      event.preventDefault();
      openHelp();
    }
  });
  textarea.bodyEditor = { editor, open, replace };
  textarea.dispatchEvent(new CustomEvent("body-editor:ready", { bubbles: true, detail: { editor, open, replace } }));
}

initializeEditors(create, "textarea[data-body-editor]");
