// Lists that open while one types: after "/" for blocks, after "@" for articles.

import { Extension, pm } from "django-prose-editor/editor";
import { Popup } from "body-editor/popup";

const LONGEST = 80; // signs before the caret that are looked at
const PAUSE = 120; // ms

/**
 * An extension that offers what `find(query)` gives while the text before the caret matches
 * `pattern` (its last group is the query, its match from `sign` on is replaced).
 *
 * fits(state): whether it may open here; show(item): an option's content;
 * choose(editor, item, range): it was taken, and stands for the text of `range`.
 */
export function suggester({ name, label, sign, pattern, fits = () => true, find, show, choose }) {
  return Extension.create({
    name,
    priority: 1200,
    addProseMirrorPlugins() {
      return [new pm.state.Plugin({
        view: (view) => (this.storage.list = new Suggestions(this.editor, view, { label, sign, pattern, fits, find, show, choose })),
        props: { handleKeyDown: (_view, event) => this.storage.list.onKey(event) },
      })];
    },
    addStorage: () => ({ list: null }),
  });
}

class Suggestions {
  constructor(editor, view, options) {
    Object.assign(this, { editor, view, ...options });
    this.popup = new Popup(view.dom.closest(".body-editor") ?? document.body, this.label());
    this.popup.onmark = (id) => this.tell(id);
    this.dismissed = null;
    this.asked = 0;
    this.waiting = false;
    this.promised = null;
    view.dom.addEventListener("blur", () => this.close());
  }

  tell(id) {
    const { dom } = this.view;
    if (id) {
      dom.setAttribute("aria-activedescendant", id);
      dom.setAttribute("aria-controls", this.popup.id);
    } else if (dom.getAttribute("aria-controls") === this.popup.id) {
      dom.removeAttribute("aria-activedescendant");
      dom.removeAttribute("aria-controls");
    }
  }

  /** The text that would be replaced: {from, to, query}; null where nothing matches. */
  match() {
    const { state } = this.view;
    const { $from, empty } = state.selection;
    if (!empty || !$from.parent.isTextblock || !this.fits(state)) return null;
    const start = Math.max(0, $from.parentOffset - LONGEST);
    const before = $from.parent.textBetween(start, $from.parentOffset, null, "\ufffc");
    const found = this.pattern.exec(before);
    if (!found) return null;
    const length = before.length - before.lastIndexOf(this.sign);
    const isAlone = $from.depth === 1 && $from.parent.content.size === length;
    return { from: $from.pos - length, to: $from.pos, query: found.at(-1) ?? "", isAlone };
  }

  update(view, before) {
    if (view.state.doc.eq(before.doc) && view.state.selection.eq(before.selection)) return;
    if (this.promised) return;
    const range = this.match();
    if (!range) {
      this.dismissed = null;
      this.close();
    } else if (range.from === this.dismissed) this.close();
    else if (!view.state.doc.eq(before.doc)) this.ask(range);
  }

  ask({ query }) {
    const number = ++this.asked;
    const answer = this.find(query);
    if (Array.isArray(answer)) return this.open(answer);
    this.waiting = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      const items = await answer().catch(() => []);
      if (number !== this.asked) return;
      this.waiting = false;
      if (this.promised) this.keepPromise(items[0]);
      else this.open(items);
    }, PAUSE);
  }

  open(items) {
    const range = this.match();
    if (!range) return this.close();
    this.popup.open(items, this.view.coordsAtPos(range.from), this.show, (item) => this.take(item));
  }

  /** Enter was pressed before the answer came: it is put in where it was asked for. */
  keepPromise(item) {
    const { from, to, text, isAlone } = this.promised;
    this.close();
    const { doc, selection } = this.view.state;
    if (!item) {
      // Nothing was found: it was an Enter like any other.
      if (selection.empty && selection.from === to) this.editor.commands.enter();
      return;
    }
    if (to > doc.content.size || doc.textBetween(from, to) !== text) return;
    this.choose(this.editor, item, { from, to, isAlone });
  }

  take(item) {
    const range = this.match();
    this.close();
    if (range) this.choose(this.editor, item, range);
  }

  onKey(event) {
    const isTake = event.key === "Enter" || event.key === "Tab";
    if (this.waiting && !this.promised && event.key === "Enter") {
      const range = this.match();
      if (!range) return false;
      this.promised = { ...range, text: this.view.state.doc.textBetween(range.from, range.to) };
      return true;
    }
    if (!this.popup.isOpen) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.popup.step(event.key === "ArrowDown" ? 1 : -1);
    else if (isTake) this.take(this.popup.chosen);
    else if (event.key === "Escape") {
      this.dismissed = this.match()?.from ?? null;
      this.close();
      event.stopPropagation();
    } else return false;
    return true;
  }

  close() {
    this.asked += 1;
    this.waiting = false;
    this.promised = null;
    clearTimeout(this.timer);
    if (this.popup.isOpen) this.popup.close();
  }

  destroy() {
    this.popup.dom.remove();
  }
}
