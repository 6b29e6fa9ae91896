// Brings what the server words (title, buttons, history, panels) to what is saved by now.

import { form } from "article-screen/form";

/** What somebody has typed into a part, or unfolded in it, stays so in the fresh one. */
function carryOver(before, after) {
  for (const control of before.querySelectorAll("input:not([type=hidden]), textarea, select")) {
    const fresh = control.name && after.querySelector(`[name="${CSS.escape(control.name)}"]`);
    if (!fresh || control.value === control.defaultValue) continue;
    if (control.type === "checkbox") fresh.checked = control.checked;
    else fresh.value = control.value;
  }
  for (const fold of before.querySelectorAll("details[open]")) {
    const heading = fold.getAttribute("aria-labelledby");
    const fresh = heading && after.querySelector(`details[aria-labelledby="${heading}"]`);
    if (fresh) fresh.open = true;
  }
}

let newest = 0;

/** Fetches the screen at `url` and takes over its parts; one that is at work in stays as it is. */
export async function refreshParts(url) {
  const mine = (newest += 1);
  const answer = await fetch(url, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== newest) return;
  document.title = page.title;
  for (const place of document.querySelectorAll("[data-refreshed]")) {
    const fresh = page.querySelector(`[data-refreshed="${place.dataset.refreshed}"]`);
    if (!fresh || place.contains(document.activeElement)) continue;
    const parts = document.importNode(fresh, true);
    carryOver(place, parts);
    place.replaceChildren(...parts.childNodes);
  }
  form.dispatchEvent(new CustomEvent("article:refreshed", { bubbles: true }));
}

/** After the first save, and whenever a new revision begins, the page is not what it was. */
export function keepsFresh() {
  let revision = form.elements.base_revision.value;
  const site = document.title.split(" | ").at(-1);
  form.addEventListener("article:saved", ({ detail }) => {
    const isNew = String(detail.revision) !== revision;
    revision = String(detail.revision);
    if (isNew) refreshParts(detail.url);
    else if (detail.title) document.title = `${detail.title} | ${site}`;
  });
}
