// One slot of the front page, as it is arranged.

import { el, newId } from "body-editor/dom";
import { _, fill, plural } from "body-editor/words";
import { chooseTag } from "front/choosing";
import { picksOf } from "front/picks";

/** The element of one slot; `problems` are messages of the server. */
export function slotElement(slot, number, screen, problems) {
  const kind = screen.data.kinds[slot.kind];
  const item = el("li", { className: "arrange-slot", "data-kind": slot.kind },
    head(slot, number, screen, kind),
  );
  if (screen.opened.has(slot.key)) {
    item.append(el("div", { className: "arrange-fields" }, ...fields(slot, number, screen, kind)));
    if (kind.most && slot.kind !== "most-read") item.append(picksOf(slot, number, screen));
  }
  item.append(el("ul", { className: "arrange-problems" },
    ...problems.map((message) => el("li", { textContent: message }))));
  return item;
}

function head(slot, number, screen, kind) {
  const last = screen.slots.length - 1;
  const name = slot.heading ? `${kind.label}: ${slot.heading}` : kind.label;
  const place = { name, place: number + 1, count: last + 1 };
  const button = (text, label, focus, isHidden, onclick) =>
    el("button", {
      type: "button", className: "arrange-icon", textContent: text, hidden: isHidden,
      "aria-label": fill(label, place), title: fill(label, place), "data-focus": focus, onclick,
    });
  return el("div", { className: "arrange-head" },
    el("button", {
      type: "button", className: "arrange-grip", "data-grip": "slot", "data-focus": `slot:${number}`,
      "aria-label": fill(_("Move %(name)s, %(place)s of %(count)s"), place), title: _("Drag, or use the arrow keys"),
      onkeydown: (event) => {
        const to = { ArrowUp: number - 1, ArrowDown: number + 1, Home: 0, End: last }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        if (to >= 0 && to <= last) screen.moveSlot(number, to);
      },
    }),
    el("h3", {}, el("button", {
      type: "button", className: "arrange-toggle", "data-focus": `toggle:${number}`, title: kind.help,
      "aria-expanded": String(screen.opened.has(slot.key)), onclick: () => screen.toggle(slot.key),
    }, el("span", { textContent: kind.label }), el("span", { className: "arrange-summary", textContent: summary(slot, screen) }))),
    button("↑", _("Move up %(name)s"), `up:${number}`, number === 0, () => screen.moveSlot(number, number - 1, "up")),
    button("↓", _("Move down %(name)s"), `down:${number}`, number === last, () => screen.moveSlot(number, number + 1, "down")),
    button("×", _("Remove %(name)s"), `remove:${number}`, false, () => screen.removeSlot(number)),
  );
}

/** What is in a slot, in a few words. */
function summary(slot, screen) {
  if (slot.kind === "quote") return slot.text;
  if (slot.kind === "newsletter") {
    return screen.data.newsletters.find((each) => each.slug === slot.newsletter)?.name ?? _("The default newsletter");
  }
  const names = slot.picks.map((id) => screen.data.articles[id]?.headline ?? "").filter(Boolean);
  const left = slot.count - slot.picks.length;
  const about = { section: screen.data.sections.find((each) => each.id === slot.section)?.name, tag: slot.tag }[slot.rule];
  const rule = about || screen.data.rules[slot.rule];
  return [slot.heading, ...names, left > 0 ? `${left} × ${rule}` : ""].filter(Boolean).join(" · ");
}

function fields(slot, number, screen, kind) {
  const set = (name, value, options = {}) =>
    screen.do((slots) => { slots[number][name] = value; }, { focus: `${number}:${name}`, ...options });
  const labelled = (label, control, name) => {
    control.id = newId("arrange");
    control.dataset.focus = `${number}:${name}`;
    return el("p", { className: `arrange-field arrange-field-${name}` },
      el("label", { for: control.id, textContent: label }), control);
  };
  const text = (label, name, attributes = {}) =>
    labelled(label, el("input", {
      type: "text", value: slot[name], autocomplete: "off", maxlength: screen.data.longest[name], ...attributes,
      oninput: (event) => set(name, event.target.value, { typing: `${number}:${name}` }),
    }), name);
  const select = (label, name, options, value, change) =>
    labelled(label, el("select", { onchange: (event) => change(event.target.value) },
      ...options.map(([key, words]) => el("option", { value: key, selected: String(key) === String(value), textContent: words })),
    ), name);

  const made = [];
  if (kind.rules.length > 1) {
    made.push(select(_("Filled with"), "rule", kind.rules.map((rule) => [rule, screen.data.rules[rule]]), slot.rule, (rule) => set("rule", rule)));
  }
  if (slot.rule === "section") {
    const sections = [["", "–"], ...screen.data.sections.map((section) => [section.id, section.name])];
    made.push(select(_("Section"), "section", sections, slot.section ?? "", (id) => set("section", id ? Number(id) : null)));
  }
  if (slot.rule === "tag") {
    made.push(el("p", { className: "arrange-field" },
      el("span", { className: "arrange-label", textContent: _("Tag") }),
      el("button", {
        type: "button", className: "button arrange-small", textContent: slot.tag || _("Choose a tag"), "data-focus": `${number}:tag`,
        onclick: async () => {
          const name = await chooseTag(screen.data.urls.tags);
          if (name) set("tag", name);
        },
      })));
  }
  if (slot.rule === "most-read") {
    const days = screen.data.days.map((count) => [count, plural("%(count)s day", "%(count)s days", count)]);
    made.push(select(_("Counted over"), "days", days, slot.days, (count) => set("days", Number(count))));
  }
  if (kind.most > kind.fewest) {
    made.push(labelled(_("Stories"), el("input", {
      type: "number", min: kind.fewest, max: kind.most, value: slot.count,
      oninput: (event) => set("count", Number(event.target.value) || 0, { typing: `${number}:count` }),
    }), "count"));
  }
  if (slot.kind === "quote") {
    made.push(text(_("Words"), "text"), text(_("Whose words"), "who"));
  }
  if (slot.kind === "newsletter") {
    const letters = [["", _("The default newsletter")], ...screen.data.newsletters.map((each) => [each.slug, each.name])];
    made.push(select(_("Newsletter"), "newsletter", letters, slot.newsletter, (slug) => set("newsletter", slug)));
  }
  if (["features", "strip", "list", "most-read"].includes(slot.kind)) {
    const usual = { strip: _("The section’s or tag’s name"), "most-read": _("Most read") }[slot.kind];
    made.push(text(_("Heading"), "heading", usual ? { placeholder: usual } : {}));
  }
  made.push(labelled(slot.picks.length ? _("Choice ends") : _("Ends"), el("input", {
    type: "datetime-local", value: slot.until,
    onchange: (event) => set("until", event.target.value, { typing: `${number}:until` }),
  }), "until"));
  return made;
}
