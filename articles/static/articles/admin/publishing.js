// Publishing without leaving the screen: what will happen, one confirmation, and the address.

import { bodyEditor, field, form } from "article-screen/form";
import { refreshParts } from "article-screen/refresh";
import { askToPublish, ownArticle, publishDraft, setOwn } from "body-editor/api";
import { openDialog } from "body-editor/dialog";
import { el } from "body-editor/dom";
import { _ } from "body-editor/words";

const lines = (words) => words.map((textContent) => el("p", { textContent }));
const OUT_OF_REACH = () => ({ problems: [{ message: _("The server can’t be reached. Try again in a moment."), target: "", blocks: true }] });

/** Goes to the field that a problem is about, opening the panel it is folded into. */
async function goTo(target) {
  if (target === "id_body") return (await bodyEditor).editor.commands.focus();
  const place = document.getElementById(target);
  if (!place) return undefined;
  for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const control = place.hidden || !place.matches("input, select, textarea")
    ? place.closest("[data-panel], [data-rows]")?.querySelector("button, select, input:not([type=hidden])")
    : place;
  const seen = control?.checkVisibility?.() === false ? place.closest("[data-panel], [data-rows]")?.querySelector("button") : control;
  seen?.scrollIntoView({ block: "center" });
  seen?.focus();
  return undefined;
}

function problemList(problems, title, close) {
  if (!problems.length) return [];
  const entry = ({ message, target }) =>
    el("li", {}, target ? el("button", { type: "button", className: "problem-link", textContent: message, onclick: () => close({ target }) }) : el("span", { textContent: message }));
  return [el("h3", { textContent: title }), el("ul", { className: "problems" }, ...problems.map(entry))];
}

/** What can be shown of an answer: it is stopped, or it waits for the confirmation. */
function askDialog(answer) {
  const stops = answer.problems.filter(({ blocks }) => blocks);
  const advice = answer.problems.filter(({ blocks }) => !blocks);
  if (stops.length) {
    return openDialog(_("Not published yet"), (close) => [
      ...problemList(stops, _("This stops it"), close),
      ...problemList(advice, _("Worth another look"), close),
    ], "publishing");
  }
  return openDialog(_("Publish?"), (close) => {
    const minor = el("input", { type: "checkbox" });
    return [
      el("div", { className: "publishing-words" }, ...lines(answer.words)),
      ...(answer.may_be_minor ? [el("label", { className: "publishing-minor" }, minor, _("Minor update: change no date"))] : []),
      ...problemList(advice, _("Worth another look"), close),
      el(
        "div",
        { className: "dialog-buttons" },
        el("button", { type: "button", className: "body-button is-main", autofocus: true, textContent: _("Publish"), onclick: () => close({ publish: true, minor: minor.checked }) }),
        el("button", { type: "button", className: "body-button", textContent: _("Not yet"), onclick: () => close() }),
      ),
    ];
  }, "publishing");
}

const doneDialog = ({ words, headline, url }) =>
  openDialog(_("Published"), () => {
    const said = el("p", { role: "status", className: "body-quiet" });
    const address = el("input", { type: "text", readonly: true, "aria-label": _("Address"), value: url, onfocus: (event) => event.target.select() });
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(url);
        said.textContent = _("Copied.");
      } catch {
        address.focus();
        said.textContent = _("Press Ctrl-C to copy the marked address.");
      }
    };
    return [
      el("p", { className: "publishing-headline", textContent: headline }),
      ...lines([words]),
      address,
      el(
        "div",
        { className: "dialog-buttons" },
        el("a", { className: "body-button is-main", href: url, target: "_blank", rel: "noopener", autofocus: true, textContent: _("Open the page") }),
        el("button", { type: "button", className: "body-button", textContent: _("Copy the address"), onclick: copy }),
      ),
      said,
    ];
  }, "publishing");

/** The screen goes on from what was saved: its address, its revision, its state. */
function goOnFrom(saved) {
  const created = !ownArticle();
  if (created) {
    setOwn(saved.id);
    history.replaceState(history.state, "", saved.url);
    form.action = saved.url;
  }
  field("base_revision").value = saved.revision;
  field("base_counter").value = saved.counter;
  for (const place of form.querySelectorAll("[data-state]")) place.textContent = saved.state;
  const { id, revision, counter, url } = saved;
  if (!form.articleSession) form.dispatchEvent(new CustomEvent("article:saved", { bubbles: true, detail: { id, revision, counter, url, created } }));
}

function fields() {
  const data = new FormData(form);
  for (const name of ["photo_file", "_publish", "_save"]) data.delete(name);
  return data;
}

async function run() {
  if (form.articleSession) {
    const saved = await form.articleSession.saveNow().catch(() => null);
    if (!saved) return undefined; // the bar, or a dialog of its own, has told why
    setOwn(saved.id);
  }
  const answer = await askToPublish(fields()).catch(OUT_OF_REACH);
  if (answer.saved) goOnFrom(answer.saved);
  if (answer.question) {
    // Other articles lead here, and its headline or address changes: that is asked on a page.
    const kept = new URLSearchParams(["minor", "correction", "standing"].flatMap((name) => {
      const control = field(name);
      const value = control?.type === "checkbox" ? control.checked && "on" : control?.value;
      return value ? [[name, value]] : [];
    }));
    location.assign(`${answer.question}?${kept}`);
    return undefined;
  }
  const choice = await askDialog(answer);
  if (choice?.target) return goTo(choice.target);
  if (!choice?.publish) return undefined;
  const result = await publishDraft(answer.saved, choice.minor, { correction: field("correction")?.value ?? "", standing: field("standing")?.value ?? "" }).catch(OUT_OF_REACH);
  if (result.saved) goOnFrom(result.saved);
  if (!result.url) {
    const other = await askDialog(result);
    return other?.target ? goTo(other.target) : undefined;
  }
  form.dispatchEvent(new CustomEvent("article:published", { bubbles: true, detail: { id: result.saved.id, url: result.url } }));
  await Promise.all([doneDialog(result), refreshParts(result.saved.url)]);
  return undefined;
}

/** Lets the publish button, and whoever calls the answer, open the dialog. */
export function publishing() {
  let isRunning = false;
  const publish = async () => {
    if (isRunning || !form.querySelector("button[name=_publish]")) return;
    isRunning = true;
    form.querySelector("button[name=_publish]").setAttribute("aria-busy", "true");
    try {
      await run();
    } finally {
      isRunning = false;
      form.querySelector("button[name=_publish]")?.removeAttribute("aria-busy");
    }
  };
  form.addEventListener("click", (event) => {
    if (!event.target.closest("button[name=_publish]")) return;
    event.preventDefault();
    publish();
  });
  return publish;
}
