// The list that opens at the caret or under a button.

import { el, newId } from "body-editor/dom";

const GAP = 6; // px

/** A listbox that floats; the focus stays where it was. */
export class Popup {
  constructor(root, label) {
    this.id = newId("body-popup");
    this.dom = el("ul", { id: this.id, role: "listbox", "aria-label": label, className: "body-popup body-hits", hidden: true });
    root.append(this.dom);
    this.items = [];
    this.active = -1;
  }

  get isOpen() {
    return !this.dom.hidden;
  }

  /** show(item): the content of its option; pick(item): it was chosen with the mouse. */
  open(items, rect, show, pick) {
    this.items = items;
    this.dom.replaceChildren(
      ...items.map((item, index) =>
        el(
          "li",
          {
            id: newId("body-hit"), role: "option", "aria-selected": "false",
            onmousedown: (event) => event.preventDefault(),
            onmousemove: () => this.active !== index && this.mark(index),
            onclick: () => pick(item),
          },
          ...show(item),
        ),
      ),
    );
    this.dom.hidden = items.length === 0;
    if (items.length) {
      this.place(rect);
      this.mark(0);
    }
  }

  place(rect) {
    const { offsetWidth: width, offsetHeight: height, style } = this.dom;
    const below = rect.bottom + GAP;
    const fits = below + height < window.innerHeight || rect.top < height;
    style.top = `${fits ? below : rect.top - height - GAP}px`;
    style.left = `${Math.max(GAP, Math.min(rect.left, window.innerWidth - width - GAP))}px`;
  }

  mark(index) {
    this.active = index;
    [...this.dom.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    this.dom.children[index]?.scrollIntoView({ block: "nearest" });
    this.onmark?.(this.dom.children[index]?.id);
  }

  step(by) {
    if (this.items.length) this.mark((this.active + by + this.items.length) % this.items.length);
  }

  get chosen() {
    return this.items[this.active];
  }

  close() {
    this.dom.hidden = true;
    this.items = [];
    this.active = -1;
    this.onmark?.(null);
  }
}
