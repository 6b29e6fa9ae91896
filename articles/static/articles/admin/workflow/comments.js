// Comments beside the text: passages are marked in the editor, and the panel is sent by itself, so
// that the text being written stays as it is. Without this module the buttons save the whole form.

import { pm } from "django-prose-editor/editor";
import { describe, foldedText, locate } from "articles-workflow/anchors";

const { Decoration, DecorationSet } = pm.view;
const { Plugin, PluginKey, TextSelection } = pm.state;
const key = new PluginKey("comments");
const form = document.querySelector("form.article-form");
let editor = null;

const panel = () => document.getElementById("comments");
const threads = () =>
  [...(panel()?.querySelectorAll("[data-quote]") ?? [])].map(({ dataset }) => ({ ...dataset }));

function decorate(doc) {
  const folded = foldedText(doc);
  const marks = [];
  for (const thread of threads()) {
    const place = locate(folded, thread);
    if (place) {
      const attributes = { class: "comment-passage", "data-comment-passage": thread.comment };
      marks.push(Decoration.inline(place.from, place.to, attributes, attributes));
    }
  }
  return DecorationSet.create(doc, marks);
}

const passages = () =>
  new Plugin({
    key,
    state: {
      init: (_config, { doc }) => decorate(doc),
      // While one types the marks move along; they are looked for anew when the panel changes.
      apply: (tr, before) => (tr.getMeta(key) ? decorate(tr.doc) : before.map(tr.mapping, tr.doc)),
    },
    props: {
      decorations(state) {
        return key.getState(state);
      },
      handleClick(_view, _position, event) {
        const mark = event.target.closest?.("[data-comment-passage]");
        if (mark) show(mark.dataset.commentPassage);
        return false;
      },
    },
  });

const lookAgain = () => editor?.view.dispatch(editor.state.tr.setMeta(key, true));

function show(id) {
  const thread = document.getElementById(`comment-${id}`);
  panel().open = true;
  thread?.scrollIntoView({ block: "nearest" });
  for (const each of panel().querySelectorAll(".is-shown")) each.classList.remove("is-shown");
  thread?.classList.add("is-shown");
}

function goTo(thread) {
  const place = editor && locate(foldedText(editor.state.doc), { ...thread.dataset });
  if (!place) return;
  const { tr, doc } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, place.from, place.to)).scrollIntoView());
  editor.view.focus();
}

function takeSelection() {
  if (!panel()) return; // a new article that is not saved yet
  const { from, to } = editor.state.selection;
  const found = describe(foldedText(editor.state.doc), from, to);
  panel().open = true;
  panel().querySelector("[data-comment-nothing]").hidden = Boolean(found);
  if (!found) return;
  const field = (name) => panel().querySelector(`[name="comment_${name}"]`);
  for (const name of ["quote", "prefix", "suffix"]) field(name).value = found[name];
  field("text").focus();
}

async function send(button) {
  const box = panel();
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  for (const field of box.querySelectorAll("textarea, input")) body.append(field.name, field.value);
  body.append(button.name, button.value);
  button.disabled = true;
  try {
    const answer = await fetch(box.dataset.comments, { method: "POST", body, credentials: "same-origin" });
    if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("comments");
    if (!fresh) throw new Error("No panel came.");
    fresh.open = true;
    box.replaceWith(fresh);
    dress();
    lookAgain();
    fresh.focus();
  } catch {
    // As without scripts: the whole form goes, and nothing typed is lost.
    button.disabled = false;
    button.dataset.plain = "1";
    form.requestSubmit(button);
  }
}

function dress() {
  if (!panel() || panel().dataset.dressed) return;
  panel().dataset.dressed = "1";
  const select = panel().querySelector("[data-comment-select]");
  select.hidden = !editor;
  select.querySelector("button").addEventListener("click", takeSelection);
  // What is typed here is no unsaved text of the article.
  for (const field of panel().querySelectorAll("textarea")) {
    field.addEventListener("input", (event) => event.stopPropagation());
    field.addEventListener("change", (event) => event.stopPropagation());
  }
  panel().addEventListener("click", (event) => {
    const button = event.target.closest("button[type=submit]");
    if (button && !button.dataset.plain) {
      event.preventDefault();
      send(button);
      return;
    }
    const quote = event.target.closest(".comment-quote");
    if (quote && !event.target.closest("button")) goTo(quote.closest("[data-comment]"));
  });
}

function begin(found) {
  editor = found;
  editor.registerPlugin(passages());
  dress();
  editor.view.dom.addEventListener("keydown", (event) => {
    if (event.altKey && (event.ctrlKey || event.metaKey) && event.code === "KeyM") {
      event.preventDefault();
      takeSelection();
    }
  });
}

if (form) {
  form.addEventListener("article:refreshed", dress);
  const ready = form.querySelector("textarea[data-body-editor]")?.bodyEditor;
  if (ready) begin(ready.editor);
  else form.addEventListener("body-editor:ready", ({ detail }) => begin(detail.editor), { once: true });
}
