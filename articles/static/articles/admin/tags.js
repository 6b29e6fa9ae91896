// Tags as chips with a combobox: what exists comes first, commas take several.

import { announcer, field, tell } from "article-screen/form";
import { findTags, knownTags, may } from "body-editor/api";
import { el, newId } from "body-editor/dom";
import { icon } from "body-editor/icons";
import { Popup } from "body-editor/popup";
import { _, fill } from "body-editor/words";

const PAUSE = 150; // ms without a key before the server is asked
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\s–—-]+/g, " ").trim();
const split = (text) => text.split(",").map((name) => name.replace(/\s+/g, " ").trim()).filter(Boolean);

/** Puts chips in the place of the field; returns names(), set(names) and focus(). */
export function tagField() {
  const source = field("tags");
  const label = document.querySelector(`label[for="${source.id}"]`);
  const chips = el("ul", { className: "chips", role: "list", "aria-label": _("Chosen tags") });
  const input = el("input", {
    type: "text", id: newId("tags"), role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-autocomplete": "list",
  });
  const box = el("div", { className: "chip-box" }, chips, input);
  const fault = el("p", { className: "chip-fault", role: "alert", id: newId("tags-fault") });
  const say = announcer(source.parentElement);
  source.before(box, fault);
  source.hidden = true;
  // Links of errors lead to the field that one sees.
  const id = source.id;
  source.id = `${id}_source`;
  input.id = id;
  label.htmlFor = id;
  const popup = new Popup(box, _("Tags"));
  input.setAttribute("aria-controls", popup.id);
  input.setAttribute("aria-describedby", fault.id);
  let names = split(source.value);
  let asked = 0;
  let timer = 0;
  let isLate = false;
  let enterWaits = false;

  popup.onmark = (option) => (option ? input.setAttribute("aria-activedescendant", option) : input.removeAttribute("aria-activedescendant"));
  const close = () => {
    asked += 1;
    clearTimeout(timer);
    popup.close();
    input.setAttribute("aria-expanded", "false");
  };
  // What is still being typed is sent, too: nothing is lost, and the server says what is wrong.
  const store = () => {
    const all = [...names, ...split(input.value)].join(", ");
    if (source.value === all) return;
    source.value = all;
    tell(source);
  };
  const draw = () => {
    chips.replaceChildren(...names.map((name) =>
      el(
        "li", { className: "chip", role: "listitem" }, el("span", { textContent: name }),
        el("button", { type: "button", className: "chip-remove", "aria-label": fill(_("Remove the tag %(name)s"), { name }), title: _("Remove"), onclick: () => drop(name) }, icon("close")),
      ),
    ));
    chips.hidden = names.length === 0;
  };
  const drop = (name) => {
    names = names.filter((other) => other !== name);
    draw();
    store();
    say(fill(_("Removed: %(name)s"), { name }));
    input.focus();
  };
  const add = (added) => {
    for (const name of added) {
      if (!names.some((other) => fold(other) === fold(name))) names.push(name);
    }
    draw();
    store();
    if (added.length) say(fill(_("Added: %(name)s"), { name: added.join(", ") }));
  };
  const isNew = (known) => Object.values(known).includes(null);

  /** Takes names exactly as typed: the tags that they mean, else new ones for those who may. */
  const takeTyped = async (typed) => {
    if (!typed.length) return;
    close();
    // While it is looked up, what was typed stands as it is.
    add(typed);
    let known = {};
    try {
      known = await knownTags(typed);
    } catch {
      return; // the server decides when the article is saved
    }
    // More may have been typed meanwhile: each name is exchanged where it stands now.
    const meant = (name) => (typed.includes(name) ? known[name] ?? (may("add_tag") ? name : null) : name);
    const all = names.map(meant).filter(Boolean);
    names = all.filter((name, index) => all.findIndex((other) => fold(other) === fold(name)) === index);
    draw();
    store();
    const refused = may("add_tag") || !isNew(known) ? [] : typed.filter((name) => known[name] === null);
    if (refused.length) {
      input.value = [...refused, ...split(input.value)].join(", ");
      store();
      fault.textContent = fill(_("No such tag: %(names)s. Only editors make new ones; choose another."), { names: refused.join(", ") });
    }
  };
  const take = (hit) => {
    close();
    input.value = "";
    fault.textContent = "";
    add([hit.name]);
  };
  const show = (hit) => [el("span", { className: "body-hit-main", textContent: hit.fresh ? fill(_("New tag “%(name)s”"), hit) : hit.name })];
  const ask = async () => {
    const number = ++asked;
    const typed = input.value.replace(/\s+/g, " ").trim();
    const found = typed ? await findTags(typed).catch(() => []) : [];
    if (number !== asked) return;
    isLate = false;
    const hits = found.filter((name) => !names.includes(name)).map((name) => ({ name }));
    const exists = [...found, ...names].some((name) => fold(name) === fold(typed));
    if (typed && !exists && may("add_tag")) hits.push({ name: typed, fresh: true });
    if (!typed || document.activeElement !== input) return close();
    popup.open(hits, box.getBoundingClientRect(), show, take);
    input.setAttribute("aria-expanded", String(popup.isOpen));
    if (!hits.length && !exists) fault.textContent = fill(_("No such tag: %(names)s. Only editors make new ones; choose another."), { names: typed });
    if (enterWaits && hits.length) take(hits[0]);
    enterWaits = false;
  };

  input.addEventListener("input", (event) => {
    event.stopPropagation();
    fault.textContent = "";
    enterWaits = false;
    const parts = input.value.split(",");
    if (parts.length > 1) {
      input.value = parts.pop().trimStart();
      takeTyped(split(parts.join(",")));
    }
    store();
    asked += 1; // what is still under way answers another question
    isLate = true;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (["ArrowDown", "ArrowUp"].includes(event.key) && popup.isOpen) popup.step(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && input.value.trim()) {
      if (popup.isOpen && !isLate) take(popup.chosen);
      else enterWaits = true;
    } else if (event.key === "Enter") return void event.preventDefault(); // an empty Enter must not send the form
    else if (event.key === "Escape" && popup.isOpen) close();
    else if (event.key === "Backspace" && !input.value && names.length) drop(names.at(-1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener("blur", () => {
    close();
    const typed = split(input.value);
    if (!typed.length || fault.textContent) return;
    input.value = "";
    takeTyped(typed);
  });
  box.addEventListener("click", (event) => event.target === box && input.focus());
  draw();
  return {
    names: () => [...names, ...split(input.value)],
    set(all) {
      names = [...all];
      input.value = "";
      draw();
      store();
    },
    focus: () => input.focus(),
  };
}
