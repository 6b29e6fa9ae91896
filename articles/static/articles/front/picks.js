// The stories of a slot that were chosen by hand.

import { el } from "body-editor/dom";
import { _, fill } from "body-editor/words";
import { chooseStory } from "front/choosing";
import { sortable } from "front/moving";

/** The list of a slot's chosen stories, and the button that adds one. */
export function picksOf(slot, number, screen) {
  const list = el("ol", { className: "arrange-picks" });
  slot.picks.forEach((id, index) => list.append(pick(id, index, slot, number, screen)));
  sortable(list, { kind: "pick", place: number, move: (from, to) => movePick(screen, from, to) });
  const add = el("button", {
    type: "button", className: "button arrange-small", textContent: _("Choose a story"),
    "data-focus": `${number}:add`, disabled: slot.picks.length >= screen.data.kinds[slot.kind].most,
    onclick: () => choose(number, screen),
  });
  return el("div", { className: "arrange-chosen" },
    el("p", { className: "arrange-label", textContent: _("Chosen by hand") }), list, add);
}

function pick(id, index, slot, number, screen) {
  const story = screen.data.articles[id] ?? { headline: _("This story is no longer there"), state: "" };
  const name = story.headline;
  const move = (step) => movePick(screen, { place: number, index }, { place: number, index: index + step });
  return el("li", { className: "arrange-pick" },
    el("button", {
      type: "button", className: "arrange-grip", "data-grip": "pick", "data-focus": `${number}:pick:${id}`,
      "aria-label": fill(_("Move “%(name)s”"), { name }), title: _("Drag, or use the arrow keys"),
      onkeydown: (event) => {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!step) return;
        event.preventDefault();
        if (index + step >= 0 && index + step < slot.picks.length) move(step);
      },
    }),
    el("span", { className: "arrange-pick-name" }, name,
      story.public ? null : el("span", { className: "arrange-pick-state", textContent: story.state })),
    el("button", {
      type: "button", className: "arrange-icon", textContent: "↑", hidden: index === 0,
      "aria-label": fill(_("Move up “%(name)s”"), { name }), "data-focus": `${number}:up:${id}`, onclick: () => move(-1),
    }),
    el("button", {
      type: "button", className: "arrange-icon", textContent: "×", "data-focus": `${number}:remove:${id}`,
      "aria-label": fill(_("Remove “%(name)s”"), { name }),
      onclick: () => {
        screen.do((slots) => slots[number].picks.splice(index, 1), { focus: `${number}:add` });
      },
    }),
  );
}

function movePick(screen, from, to) {
  const id = screen.slots[from.place].picks[from.index];
  const target = screen.slots[to.place];
  if (from.place !== to.place && target.picks.length >= screen.data.kinds[target.kind].most) {
    screen.say(_("There is no room for another story in this slot."));
    return;
  }
  screen.do((slots) => {
    slots[from.place].picks.splice(from.index, 1);
    slots[to.place].picks.splice(to.index, 0, id);
    makeRoom(slots[to.place]);
  }, { focus: `${to.place}:pick:${id}` });
  screen.say(fill(_("“%(name)s” is number %(place)s now."), {
    name: screen.data.articles[id]?.headline ?? "", place: to.index + 1,
  }));
}

async function choose(number, screen) {
  const story = await chooseStory(screen.data.urls.stories);
  if (!story) return;
  screen.data.articles[story.id] = story;
  const other = screen.slots.findIndex((slot) => slot.picks.includes(story.id));
  screen.do((slots) => {
    // The same story never stands twice: it moves here.
    for (const slot of slots) slot.picks = slot.picks.filter((id) => id !== story.id);
    slots[number].picks.push(story.id);
    makeRoom(slots[number]);
  }, { focus: `${number}:add` });
  if (other >= 0 && other !== number) screen.say(_("It stood in another slot, and was moved here."));
}

function makeRoom(slot) {
  slot.count = Math.max(slot.count, slot.picks.length);
}
