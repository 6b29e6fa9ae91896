// Pickers: a dialog with a search field, and what it finds below.

import { findArticles, remember } from "body-editor/api";
import { openDialog } from "body-editor/dialog";
import { el, newId } from "body-editor/dom";
import { _, fill, plural } from "body-editor/words";

const PAUSE = 150; // ms without a key before the server is asked

/**
 * A combobox over a list of hits.
 *
 * find(typed): the hits, later; show(hit): the content of its option; pick(hit): it was chosen.
 * Enter takes the active hit, which is the first unless the arrows have moved on. With `onmark` a
 * click only marks a hit, which it is then given; a double click takes it.
 *
 * Returns the parts, with `refresh()` to ask again.
 */
export function combobox({ label, typed = "", find, show, pick, onmark = null, className = "" }) {
  const list = newId("body-hits");
  const input = el("input", {
    type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", value: typed,
    autofocus: true, "aria-label": label, "aria-expanded": "true", "aria-controls": list,
    "aria-autocomplete": "list", placeholder: label,
  });
  const status = el("p", { role: "status", className: "body-quiet" });
  const box = el("ul", { id: list, role: "listbox", "aria-label": label, className: `body-hits ${className}` });
  let hits = [];
  let active = 0;
  let asked = 0;
  let timer = 0;
  let isLate = false;
  let enterWaits = false;

  const mark = (index) => {
    active = index;
    [...box.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    const option = box.children[index];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
    onmark?.(hits[index] ?? null);
  };
  const draw = () => {
    box.replaceChildren(
      ...hits.map((hit, index) =>
        el(
          "li",
          {
            id: newId("body-hit"), role: "option", "aria-selected": "false",
            onmousedown: (event) => event.preventDefault(),
            onmousemove: () => !onmark && active !== index && mark(index),
            onclick: () => (onmark ? mark(index) : pick(hit)),
            ondblclick: () => pick(hit),
          },
          ...show(hit),
        ),
      ),
    );
    box.hidden = hits.length === 0;
    mark(hits.length ? 0 : -1);
  };
  const ask = async () => {
    const number = ++asked;
    try {
      const found = await find(input.value.trim());
      // A slow answer to what was typed before must not replace a later one.
      if (number !== asked) return;
      hits = found;
      status.textContent = hits.length ? plural("%(count)s found", "%(count)s found", hits.length) : _("Nothing found.");
    } catch {
      if (number !== asked) return;
      hits = [];
      status.textContent = _("The server can’t be reached. Try again in a moment.");
    }
    isLate = false;
    draw();
    if (enterWaits && hits.length) pick(hits[active]);
    enterWaits = false;
  };
  input.addEventListener("input", () => {
    asked += 1; // what is still under way answers another question
    isLate = true;
    enterWaits = false;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      event.preventDefault();
      mark((active + step + hits.length) % hits.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isLate) enterWaits = true;
      else if (hits[active]) pick(hits[active]);
    }
  });
  ask();
  return Object.assign([input, status, box], { refresh: ask });
}

export const articleOption = (article) => [
  el("span", { className: "body-hit-main", textContent: article.headline }),
  el("span", {
    className: "body-quiet",
    textContent: [article.section, article.state, article.date].filter(Boolean).join(" · "),
  }),
];

const openOption = ({ headline }) => [
  el("span", { className: "body-hit-main", textContent: fill(_("Leave it open: “%(headline)s”"), { headline }) }),
  el("span", { className: "body-quiet", textContent: _("It comes alive with the article of this headline.") }),
];

export const photoOption = (photo) => [
  photo.thumb ? el("img", { src: photo.thumb, alt: "", loading: "lazy", width: photo.width, height: photo.height }) : null,
  el("span", { className: "body-hit-main", textContent: photo.name }),
  el("span", { className: "body-quiet", textContent: photo.credit || _("No credit") }),
];

/**
 * Lets an article be chosen; undefined if none was. With `canStayOpen` what was typed can be taken
 * as the headline of an article to come: {headline}, without an id.
 */
export const pickArticle = (typed = "", canStayOpen = false) =>
  openDialog(_("Choose an article"), (close) =>
    combobox({
      label: _("Search by headline or words"), typed,
      find: async (words) => {
        const hits = await findArticles(words);
        return canStayOpen && words ? [...hits, { headline: words }] : hits;
      },
      show: (hit) => (hit.id ? articleOption(hit) : openOption(hit)),
      pick: (article) => {
        if (article.id) remember("articles", article);
        close(article);
      },
    }),
  );
