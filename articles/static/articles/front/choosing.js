// Choosing stories and tags in a dialog with type-ahead.

import { openDialog } from "body-editor/dialog";
import { el } from "body-editor/dom";
import { combobox } from "body-editor/picker";
import { _ } from "body-editor/words";

async function ask(url, q) {
  const answer = await fetch(`${url}?${new URLSearchParams({ q })}`, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return (await answer.json()).results;
}

const option = (main, quiet) => [
  el("span", { className: "body-hit-main", textContent: main }),
  quiet ? el("span", { className: "body-quiet", textContent: quiet }) : null,
];

/** The facts of the story that was chosen; undefined if none was. */
export const chooseStory = (url) =>
  openDialog(_("Choose a story"), (close) =>
    combobox({
      label: _("Search by headline or words"),
      find: (typed) => ask(url, typed),
      show: (story) => option(story.headline, [story.section, story.state, story.date].filter(Boolean).join(" · ")),
      pick: close,
    }),
  );

/** The name of the tag that was chosen; undefined if none was. */
export const chooseTag = (url) =>
  openDialog(_("Choose a tag"), (close) =>
    combobox({
      label: _("Search tags"),
      find: (typed) => ask(url, typed),
      show: (tag) => option(tag.name),
      pick: (tag) => close(tag.name),
    }),
  );
