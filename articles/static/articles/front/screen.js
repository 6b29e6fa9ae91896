// The slots on the screen: drawn from the present step, changed in steps.

import { el } from "body-editor/dom";
import { _, fill } from "body-editor/words";
import { Steps } from "front/history";
import { sortable } from "front/moving";
import { slotElement } from "front/slot";

export class Screen {
  /** `onchange` is called after every change of the slots. */
  constructor(data, parts, onchange) {
    Object.assign(this, { data, parts, onchange });
    this.problems = [];
    this.opened = new Set();
    this.keys = 0;
    data.slots.forEach((slot) => { slot.key = ++this.keys; });
    this.steps = new Steps(data.slots, (isTyping) => {
      if (!isTyping) this.draw();
      this.onchange();
    });
    this.steps.isChanged = data.isUnsaved;
    this.addKinds();
    this.draw();
  }

  get slots() {
    return this.steps.state;
  }

  /** Changes the slots; then the focus is on what `focus` names. */
  do(change, { typing = "", focus = "" } = {}) {
    this.focus = typing ? "" : focus;
    this.steps.do(change, typing);
  }

  moveSlot(from, to, by = "") {
    const name = this.data.kinds[this.slots[from].kind].label;
    const isLast = to === this.slots.length - 1;
    // The button that was pressed may be gone at the end of the list.
    const button = (by === "up" && to > 0) || (by === "down" && !isLast) ? `${by}:${to}` : `slot:${to}`;
    this.do((slots) => slots.splice(to, 0, ...slots.splice(from, 1)), { focus: by ? button : `slot:${to}` });
    this.say(fill(_("%(name)s is number %(place)s of %(count)s now."), { name, place: to + 1, count: this.slots.length }));
  }

  removeSlot(number) {
    const next = Math.min(number, this.slots.length - 2);
    this.do((slots) => slots.splice(number, 1), { focus: next >= 0 ? `slot:${next}` : "kind:lead" });
    this.say(_("Removed. Ctrl-Z brings it back."));
  }

  toggle(key) {
    if (!this.opened.delete(key)) this.opened.add(key);
    this.draw();
  }

  addKinds() {
    for (const [kind, { label, help, new: fresh }] of Object.entries(this.data.kinds)) {
      this.parts.kinds.append(el("button", {
        type: "button", className: "button arrange-small", textContent: label, title: help, "data-focus": `kind:${kind}`,
        onclick: () => {
          // A lead belongs on top, everything else at the end.
          const at = kind === "lead" ? 0 : this.slots.length;
          const slot = { ...structuredClone(fresh), key: ++this.keys };
          this.opened.add(slot.key);
          this.do((slots) => slots.splice(at, 0, slot), { focus: `toggle:${at}` });
        },
      }));
    }
  }

  tell(problems) {
    this.problems = problems;
    const of = (number) => problems.filter((each) => each.slot === number).map((each) => each.message);
    [...this.parts.list.children].forEach((item, number) => fillList(item.querySelector(".arrange-problems"), of(number)));
    fillList(this.parts.general, of(null));
  }

  say(words) {
    this.parts.said.textContent = words;
  }

  draw() {
    const focus = this.focus || document.activeElement?.dataset?.focus;
    this.focus = "";
    const of = (number) => this.problems.filter((each) => each.slot === number).map((each) => each.message);
    const fresh = el("ol", { id: this.parts.list.id, className: this.parts.list.className },
      ...this.slots.map((slot, number) => slotElement(slot, number, this, of(number))));
    sortable(fresh, { kind: "slot", place: "slots", move: (from, to) => this.moveSlot(from.index, to.index) });
    this.parts.list.replaceWith(fresh);
    this.parts.list = fresh;
    this.parts.empty.hidden = this.slots.length > 0;
    this.parts.undo.disabled = !this.steps.before.length;
    this.parts.redo.disabled = !this.steps.after.length;
    if (focus) document.querySelector(`[data-focus="${CSS.escape(focus)}"]`)?.focus();
  }
}

function fillList(list, messages) {
  list?.replaceChildren(...messages.map((message) => el("li", { textContent: message })));
}
