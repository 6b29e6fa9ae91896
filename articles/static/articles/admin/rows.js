// Bylines and read-more links as lists: chosen in dialogs, ordered by drag and by keyboard. The
// form's own rows stay below as what is sent; without this module they are shown themselves.

import { announcer, form, tell } from "article-screen/form";
import { el } from "body-editor/dom";
import { icon } from "body-editor/icons";
import { _, fill } from "body-editor/words";

/**
 * Makes a list of the rows of one formset. `kind` says how:
 * read(row) and write(row, values): what a row holds; name(values): words for it, maybe later;
 * face(values): its parts; choose(values): lets something be chosen, later, or undefined;
 * same(a, b): whether two are one thing; control(row): a field that stays visible.
 *
 * Returns values() and set(all), add(values).
 */
export function rowList(prefix, kind) {
  const panel = document.querySelector(`[data-rows="${prefix}"]`);
  const list = panel.querySelector("[data-list]");
  const total = panel.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
  const template = document.querySelector(`[data-rows-template="${prefix}"]`);
  const say = announcer(panel);
  let next = Number(total.value);
  let dragged = null;

  const rows = () => [...list.children];
  const values = () => rows().map(kind.read);
  // The order of the rows is the order of their numbers; ids stay, so that labels keep theirs.
  const settle = () => {
    rows().forEach((row, index) => {
      for (const control of row.querySelectorAll("[name]")) {
        control.name = control.name.replace(/-(\d+|__prefix__)-/, `-${index}-`);
      }
      row.querySelector("[data-move=up]")?.toggleAttribute("disabled", index === 0);
      row.querySelector("[data-move=down]")?.toggleAttribute("disabled", index === rows().length - 1);
    });
    total.value = list.children.length;
    list.hidden = list.children.length === 0;
  };
  const changed = () => {
    settle();
    tell(total);
  };
  const nameOf = (row) => row.querySelector(".row-name")?.textContent ?? "";

  const move = (row, step, focused) => {
    const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (step < 0) other.before(row);
    else other.after(row);
    changed();
    (focused.disabled ? row.querySelector("[data-move]:not(:disabled)") : focused)?.focus();
    const place = rows().indexOf(row) + 1;
    say(fill(_("%(name)s: %(place)s of %(count)s"), { name: nameOf(row), place, count: rows().length }));
  };
  const remove = (row) => {
    const nearby = row.nextElementSibling ?? row.previousElementSibling;
    say(fill(_("Removed: %(name)s"), { name: nameOf(row) }));
    row.remove();
    changed();
    (nearby?.querySelector("[data-remove]") ?? add)?.focus();
  };

  const show = async (row) => {
    const line = row.querySelector(".row-line");
    const here = kind.read(row);
    const [main, quiet] = await kind.face(here);
    // What was asked first may be answered last.
    if (JSON.stringify(kind.read(row)) !== JSON.stringify(here)) return;
    line.querySelector(".row-words").replaceChildren(
      el("span", { className: "row-name", textContent: main }),
      quiet ? el("span", { className: "row-quiet", textContent: quiet }) : "",
    );
    for (const button of row.querySelectorAll("[data-label]")) {
      button.setAttribute("aria-label", `${button.dataset.label}: ${main}`);
    }
  };
  const dress = (row) => {
    // What is wrong in a row is mended in its own fields.
    if (row.querySelector(".errorlist")) row.classList.add("is-raw");
    const button = (name, label, onclick, more = {}) =>
      el("button", { type: "button", className: "row-tool", "data-label": label, "aria-label": label, title: label, onclick, ...more }, icon(name));
    const line = el(
      "div",
      { className: "row-line" },
      el("span", { className: "row-grip", "aria-hidden": "true" }, icon("grip")),
      el("span", { className: "row-words" }),
      kind.control?.(row) ?? null,
      el(
        "span",
        { className: "row-tools" },
        kind.choose ? button("edit", _("Choose another"), () => choose(row), { "data-choose": true }) : null,
        button("up", _("Move up"), (event) => move(row, -1, event.currentTarget), { "data-move": "up" }),
        button("down", _("Move down"), (event) => move(row, 1, event.currentTarget), { "data-move": "down" }),
        button("close", _("Remove"), () => remove(row), { "data-remove": true }),
      ),
    );
    row.prepend(line);
    row.setAttribute("role", "listitem");
    row.draggable = true;
    row.addEventListener("keydown", (event) => {
      if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
      event.preventDefault();
      move(row, event.key === "ArrowUp" ? -1 : 1, event.target);
    });
    row.addEventListener("dragstart", (event) => {
      dragged = row;
      row.classList.add("is-dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", nameOf(row));
    });
    row.addEventListener("dragend", () => {
      row.classList.remove("is-dragged");
      dragged = null;
      changed();
    });
    show(row);
  };
  list.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    const over = event.target.closest("[data-row]");
    if (!over || over === dragged) return;
    const { top, height } = over.getBoundingClientRect();
    if (event.clientY < top + height / 2) over.before(dragged);
    else over.after(dragged);
  });
  list.addEventListener("drop", (event) => dragged && event.preventDefault());

  const make = (given) => {
    const row = template.content.firstElementChild.cloneNode(true);
    renumber(row, next++);
    kind.write(row, given);
    list.append(row);
    dress(row);
    return row;
  };
  const addOne = (given) => {
    if (values().some((other) => kind.same(other, given))) return;
    make(given);
    changed();
  };
  const choose = async (row) => {
    const chosen = await kind.choose(row ? kind.read(row) : null);
    if (!chosen) return;
    if (!row) return addOne(chosen);
    kind.write(row, chosen);
    show(row);
    changed();
  };
  const set = (all) => {
    list.replaceChildren();
    all.forEach(make);
    changed();
  };

  const add = el("button", { type: "button", className: "button button-quiet", "data-add-row": true, textContent: panel.dataset.add, onclick: () => choose(null) });
  panel.append(add);
  list.setAttribute("role", "list");
  list.setAttribute("aria-labelledby", `${prefix}-heading`);
  rows().filter((row) => kind.isBlank(kind.read(row)) && !row.querySelector(".errorlist")).forEach((row) => row.remove());
  rows().forEach(dress);
  form.classList.add("has-lists");
  settle();
  return { values, set, add: addOne, focus: () => add.focus() };
}

function renumber(row, number) {
  for (const element of row.querySelectorAll("[name], [id], [for]")) {
    for (const attribute of ["name", "id", "for"]) {
      const value = element.getAttribute(attribute);
      if (value) element.setAttribute(attribute, value.replace("__prefix__", number));
    }
  }
}
