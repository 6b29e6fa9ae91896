// Find and replace in the text of the article.

import { Extension, pm } from "django-prose-editor/editor";
import { el, newId } from "body-editor/dom";
import { icon } from "body-editor/icons";
import { _, fill, plural } from "body-editor/words";

const { Decoration, DecorationSet } = pm.view;
const key = new pm.state.PluginKey("bodyFind");
const NOTHING = { query: "", exact: false, hits: [], active: 0, decorations: DecorationSet.empty };

/** Where a text stands in a document: [{from, to}]; inside one block, across marks. */
export function findAll(doc, query, exact) {
  const hits = [];
  if (!query) return hits;
  const escaped = query.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/["“”„]/g, '["“”„]').replace(/['’‘]/g, "['’‘]");
  const pattern = new RegExp(escaped, exact ? "gu" : "giu");
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, null, "\ufffc");
    for (const { index, 0: { length } } of text.matchAll(pattern)) {
      hits.push({ from: position + 1 + index, to: position + 1 + index + length });
    }
    return false;
  });
  return hits;
}

function look(doc, { query, exact, active }) {
  const hits = findAll(doc, query, exact);
  const index = hits.length ? Math.min(active, hits.length - 1) : 0;
  const marks = hits.map(({ from, to }, i) =>
    Decoration.inline(from, to, { class: i === index ? "body-found is-active" : "body-found" }),
  );
  return { query, exact, hits, active: index, decorations: DecorationSet.create(doc, marks) };
}

export const Find = Extension.create({
  name: "bodyFind",
  addStorage: () => ({ panel: null }),
  addKeyboardShortcuts() {
    return { "Mod-f": () => (this.storage.panel?.open(), true) };
  },
  addProseMirrorPlugins: () => [
    new pm.state.Plugin({
      key,
      state: {
        init: () => NOTHING,
        apply(tr, before) {
          const wanted = tr.getMeta(key);
          if (wanted) return look(tr.doc, { ...before, ...wanted });
          return tr.docChanged && before.query ? look(tr.doc, before) : before;
        },
      },
      props: { decorations: (state) => key.getState(state).decorations },
    }),
  ],
});

/** The panel with its fields; `open()` shows it. */
export function findPanel(editor) {
  const { view } = editor;
  const state = () => key.getState(view.state);
  const ids = { find: newId("body-find"), replace: newId("body-find") };
  const query = el("input", { type: "search", id: ids.find, autocomplete: "off" });
  const other = el("input", { type: "text", id: ids.replace, autocomplete: "off" });
  const exact = el("input", { type: "checkbox" });
  const status = el("span", { role: "status", className: "body-quiet" });

  const tell = () => {
    const { hits, active } = state();
    status.textContent = !query.value ? "" : hits.length
      ? fill(_("%(number)s of %(count)s"), { number: active + 1, count: hits.length })
      : _("Not found");
  };
  const set = (values) => {
    view.dispatch(view.state.tr.setMeta(key, values));
    tell();
    view.dom.querySelector(".body-found.is-active")?.scrollIntoView({ block: "center" });
  };
  const step = (by) => {
    const { hits, active } = state();
    if (hits.length) set({ active: (active + by + hits.length) % hits.length });
  };
  const put = (tr, { from, to }) => {
    const marks = tr.doc.resolve(from).marksAcross(tr.doc.resolve(to)) ?? [];
    if (other.value) tr.replaceWith(from, to, view.state.schema.text(other.value, marks));
    else tr.delete(from, to);
  };
  const replaceOne = () => {
    const { hits, active } = state();
    if (!hits.length) return;
    const { tr } = view.state;
    put(tr, hits[active]);
    view.dispatch(tr);
    set({});
  };
  const replaceAll = () => {
    const { hits } = state();
    const { tr } = view.state;
    // From the end, so that the places before stay where they are.
    for (const hit of [...hits].reverse()) put(tr, hit);
    view.dispatch(tr);
    set({});
    status.textContent = plural("%(count)s replaced", "%(count)s replaced", hits.length);
  };
  const close = () => {
    panel.hidden = true;
    set({ query: "" });
    view.focus();
  };
  const button = (label, onclick, content = label) =>
    el("button", { type: "button", className: "body-tool", "aria-label": label, title: label, onclick }, content);

  const panel = el(
    "div",
    { className: "body-find", role: "search", "aria-label": _("Find and replace"), hidden: true },
    el("label", { for: ids.find, textContent: _("Find") }), query,
    button(_("Previous"), () => step(-1), icon("up")), button(_("Next"), () => step(1), icon("down")), status,
    el("label", { for: ids.replace, textContent: _("Replace with") }), other,
    button(_("Replace"), replaceOne), button(_("Replace all"), replaceAll),
    el("label", { className: "body-check" }, exact, _("Match case")),
    button(_("Close"), close, icon("close")),
  );
  query.addEventListener("input", () => set({ query: query.value, active: 0 }));
  exact.addEventListener("change", () => set({ exact: exact.checked, active: 0 }));
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.localName === "input") {
      event.preventDefault();
      if (event.target === other) replaceOne();
      else step(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  editor.on("update", () => panel.hidden || tell());
  panel.open = () => {
    panel.hidden = false;
    const { from, to } = view.state.selection;
    const selected = view.state.doc.textBetween(from, to, " ");
    if (selected && selected.length < 100) query.value = selected;
    set({ query: query.value, exact: exact.checked });
    query.focus();
    query.select();
  };
  editor.storage.bodyFind.panel = panel;
  return panel;
}
