// The left half of the sticky bar: "Saved 14:02", what went wrong, and what can be done about it.

import { el } from "body-editor/dom";
import { _, fill } from "body-editor/words";

/** Links to what is saved as it was typed, but stops publishing. */
function toMend(errors) {
  const links = errors
    .filter(({ target }) => target && target !== document.activeElement?.id)
    .slice(0, 3)
    .map(({ target, label, message }) => el("a", { href: `#${target}`, title: message, textContent: label }));
  return links.length ? [" ", el("span", { className: "article-mend" }, _("To mend before publishing:"), ...links.flatMap((link) => [" ", link]))] : [];
}

export class Bar {
  constructor(form) {
    this.line = form.querySelector("[data-saved]");
    this.states = form.querySelectorAll("[data-state]");
    // Speaks when something changes for the writer; an autosave that went well is no news.
    this.voice = el("p", { className: "visually-hidden", role: "status" });
    this.line.after(this.voice);
    this.isTrouble = false;
    this.first = [...this.line.childNodes];
  }

  /** As it was when the page came. */
  back() {
    this.show(...this.first);
    this.isTrouble = false;
    this.line.hidden = !this.first.length;
  }

  saving() {
    if (!this.isTrouble) this.show(_("Saving…"));
  }

  /** `aloud` is what to say of it, where it was asked for. */
  saved(answer, aloud = "") {
    const text = fill(_("Saved %(when)s"), { when: answer.saved });
    if (this.isTrouble) aloud ||= _("Everything is saved again.");
    this.isTrouble = false;
    this.show(el("time", { datetime: answer.saved_at, textContent: text }), ...toMend(answer.errors ?? []));
    for (const place of this.states) place.textContent = answer.state ?? place.textContent;
    this.say(aloud);
  }

  quiet() {
    this.isTrouble = false;
    this.line.hidden = true;
  }

  /** Tells what keeps the text from being saved; `action` is {label, run}. */
  trouble(text, action = null) {
    const button = action && el("button", { type: "button", className: "article-saved-action", textContent: action.label, onclick: action.run });
    if (this.line.textContent !== text + (action ? ` ${action.label}` : "")) {
      this.show(text, button ? " " : null, button);
      this.say(text);
    }
    this.isTrouble = true;
    this.line.classList.add("is-trouble");
  }

  /** A passing remark. */
  remark(text) {
    this.show(text);
    this.say(text);
  }

  show(...parts) {
    this.line.replaceChildren(...parts.filter((part) => part !== null));
    this.line.classList.remove("is-trouble");
    this.line.hidden = false;
  }

  say(text) {
    if (text) this.voice.textContent = text;
  }
}
