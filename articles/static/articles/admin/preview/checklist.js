// The checklist as one writes: how the article stands, and entries that lead to their places.

import { patch } from "preview/patch";
import { goTo } from "preview/places";

/** Returns what takes the server's answers. */
export function setUpChecklist(form) {
  const panel = document.querySelector("[data-checklist]");
  if (!panel) return () => {};
  const standing = panel.querySelector("[data-standing]");
  const short = document.querySelector("[data-standing-short]");
  const list = panel.querySelector("[data-problems]");
  list.addEventListener("click", (event) => {
    const entry = event.target.closest("a[data-field]");
    if (entry && goTo(form, entry.dataset)) event.preventDefault();
  });
  let first = true;
  return (answer) => {
    panel.hidden = false;
    // The line is announced, so it is only touched when it says something else.
    if (standing.textContent !== answer.standing) standing.textContent = answer.standing;
    if (short) {
      const link = short.querySelector("a");
      link.href = "#checklist-heading";
      if (link.textContent !== answer.standing) link.textContent = answer.standing;
      short.hidden = false;
    }
    standing.classList.toggle("stops", answer.stops);
    patch(list, answer.checklist);
    if (first) standing.setAttribute("role", "status");
    first = false;
  };
}
