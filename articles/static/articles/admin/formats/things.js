// A list of things that are edited where they stand, and moved by drag, buttons, or Alt and arrows.

import { el } from "body-editor/dom";
import { icon } from "body-editor/icons";
import { _, fill } from "body-editor/words";

/**
 * The list of the array `things`, which is changed in place. `kind` says how:
 * draw(thing, api): a thing's parts, api having `after(...)`, to put things below it;
 * name(thing, number): what it is called; changed(): is told of every change; say(words).
 * Returns the element, and `add(...things)`, which gives the focus to the first of them.
 */
export function thingList(things, kind) {
  const list = el("ol", { className: `things ${kind.className ?? ""}` });
  let dragged = null;
  const items = () => [...list.children];
  const thingOf = new WeakMap();
  const nameOf = (item) => kind.name(thingOf.get(item), items().indexOf(item) + 1);

  const relabel = () => {
    items().forEach((item, index) => {
      for (const tool of item.querySelectorAll(":scope > .thing-tools > [data-label]")) {
        tool.setAttribute("aria-label", `${tool.dataset.label}: ${nameOf(item)}`);
      }
      item.querySelector(":scope > .thing-tools > [data-move=up]").disabled = index === 0;
      item.querySelector(":scope > .thing-tools > [data-move=down]").disabled = index === items().length - 1;
    });
    list.hidden = !list.children.length;
  };
  const settle = () => {
    things.splice(0, things.length, ...items().map((item) => thingOf.get(item)));
    relabel();
    kind.changed();
  };
  const move = (item, step, focused) => {
    const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (step < 0) other.before(item);
    else other.after(item);
    settle();
    (focused.disabled ? item.querySelector(":scope > .thing-tools > [data-move]:not(:disabled)") : focused)?.focus();
    kind.say(fill(_("%(name)s: %(place)s of %(count)s"), { name: nameOf(item), place: items().indexOf(item) + 1, count: items().length }));
  };
  const remove = (item) => {
    const nearby = item.nextElementSibling ?? item.previousElementSibling;
    kind.say(fill(_("Removed: %(name)s"), { name: nameOf(item) }));
    item.remove();
    settle();
    (nearby?.querySelector("input, textarea, select, button") ?? list.parentElement.querySelector("[data-add]"))?.focus();
  };

  const make = (thing) => {
    const tool = (name, label, onclick, more = {}) =>
      el("button", { type: "button", className: "row-tool", "data-label": label, title: label, onclick, ...more }, icon(name));
    const grip = el("span", { className: "row-grip", "aria-hidden": "true" }, icon("grip"));
    const item = el("li", { className: "thing" });
    thingOf.set(item, thing);
    const api = {
      after: (...more) => put(more, item),
      item,
    };
    item.append(
      grip,
      el("div", { className: "thing-parts" }, ...kind.draw(thing, api)),
      el(
        "span", { className: "thing-tools" },
        tool("up", _("Move up"), (event) => move(item, -1, event.currentTarget), { "data-move": "up" }),
        tool("down", _("Move down"), (event) => move(item, 1, event.currentTarget), { "data-move": "down" }),
        tool("close", _("Remove"), () => remove(item), { "data-remove": true }),
      ),
    );
    item.addEventListener("keydown", (event) => {
      if (!event.altKey || event.ctrlKey || event.shiftKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
      if (event.target.closest(".thing") !== item) return; // a list inside has its own
      event.preventDefault();
      move(item, event.key === "ArrowUp" ? -1 : 1, event.target);
    });
    // Only by its grip: elsewhere the mouse marks text.
    grip.addEventListener("pointerdown", () => {
      item.draggable = true;
    });
    grip.addEventListener("pointerup", () => {
      item.draggable = false;
    });
    item.addEventListener("dragstart", (event) => {
      if (event.target !== item) return;
      dragged = item;
      item.classList.add("is-dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", nameOf(item));
    });
    item.addEventListener("dragend", (event) => {
      if (event.target !== item) return;
      item.draggable = false;
      item.classList.remove("is-dragged");
      dragged = null;
      settle();
    });
    return item;
  };
  const put = (added, place = null) => {
    const made = added.map(make);
    if (place) place.after(...made);
    else list.append(...made);
    settle();
    made[0]?.querySelector("input, textarea, select")?.focus();
    return made;
  };

  list.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    const over = event.target.closest(".things > .thing");
    if (!over || over === dragged || over.parentElement !== list) return;
    const { top, height } = over.getBoundingClientRect();
    if (event.clientY < top + height / 2) over.before(dragged);
    else over.after(dragged);
  });
  list.addEventListener("drop", (event) => dragged && event.preventDefault());
  list.append(...things.map(make));
  relabel();
  list.addEventListener("input", relabel);
  return { list, add: (...added) => put(added), relabel };
}
