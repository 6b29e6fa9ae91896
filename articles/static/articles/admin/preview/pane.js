// The pane beside the text: opened and closed, at three widths, and what it shows; remembered.

import { Frame } from "preview/frame";
import { _ } from "body-editor/words";

const WIDTHS = { phone: 390, tablet: 820, desktop: 1280 }; // CSS pixels
const SHOWS = ["page", "cards", "newsletter"];
const NAME = "articles.preview";
const small = window.matchMedia("(max-width: 48rem)");

function recall() {
  try {
    const { open, show, width } = JSON.parse(localStorage.getItem(NAME)) ?? {};
    return { open: open === true, show: SHOWS.includes(show) ? show : "page", width: width in WIDTHS ? width : "phone" };
  } catch {
    return { open: false, show: "page", width: "phone" };
  }
}

export class Pane {
  /** `section` holds the pane's parts; `ask` is called when there is something new to fetch. */
  constructor(section, ask) {
    this.section = section;
    this.ask = ask;
    this.state = recall();
    this.toggles = document.querySelectorAll("[data-preview-toggle]");
    this.note = section.querySelector("[data-preview-note]");
    this.stage = section.querySelector("[data-preview-stage]");
    this.cards = section.querySelector("[data-cards]");
    this.frame = new Frame(section.querySelector("iframe"), (event) => this.onKey(event));
    document.body.append(section); // out of what becomes inert on a phone
    for (const link of document.querySelectorAll("[data-preview-link]")) link.hidden = true;
    for (const toggle of this.toggles) {
      toggle.hidden = false;
      toggle.addEventListener("click", () => this.toggle());
    }
    section.querySelector("[data-preview-close]").addEventListener("click", () => this.toggle(false));
    section.addEventListener("click", (event) => this.onChoice(event.target.closest("[data-choose]")));
    document.addEventListener("keydown", (event) => this.onKey(event));
    new ResizeObserver(() => this.fit()).observe(this.stage);
    small.addEventListener("change", () => this.dress());
    // On a phone it would hide the text that one came to write.
    this.isOpen = this.state.open && !small.matches;
    this.dress();
    if (this.isOpen) ask();
  }

  /** What is to be fetched: a document's name, or nothing. */
  wants() {
    return this.isOpen && this.state.show !== "cards" ? this.state.show : "";
  }

  update(answer) {
    this.tell(answer.missing);
    if (answer.document && this.wants() === answer.show) this.frame.show(answer.show, answer.document);
  }

  tellLost() {
    this.tell(_("Not up to date: the server can’t be reached. The next change tries again."));
  }

  tell(text) {
    if (this.note.textContent !== text) this.note.textContent = text;
    this.note.hidden = !text;
  }

  toggle(open = !this.isOpen) {
    if (open === this.isOpen) return;
    const hadFocus = this.section.contains(document.activeElement);
    this.isOpen = this.state.open = open;
    this.dress();
    this.remember();
    if (open) {
      this.ask();
      if (small.matches) this.section.querySelector("[data-preview-close]").focus();
    } else if (hadFocus) this.toggles[0]?.focus();
  }

  dress() {
    const takesAll = this.isOpen && small.matches;
    this.section.hidden = !this.isOpen;
    document.documentElement.classList.toggle("has-preview", this.isOpen);
    document.getElementById("container").inert = takesAll;
    for (const toggle of this.toggles) toggle.setAttribute("aria-expanded", String(this.isOpen));
    for (const button of this.section.querySelectorAll("[data-choose]")) {
      button.setAttribute("aria-pressed", String(this.state[button.dataset.choose] === button.value));
    }
    const isCards = this.state.show === "cards";
    this.cards.hidden = !isCards;
    this.stage.hidden = isCards;
    this.section.querySelector("[data-preview-widths]").hidden = isCards;
    this.fit();
  }

  /** The frame has the width of the device; what is wider than the pane is shown smaller. */
  fit() {
    const { clientWidth, clientHeight } = this.stage;
    if (!clientWidth) return;
    const width = WIDTHS[this.state.width];
    const scale = Math.min(1, clientWidth / width);
    const { style } = this.frame.iframe;
    style.width = `${width}px`;
    style.height = `${clientHeight / scale}px`;
    style.transform = scale < 1 ? `scale(${scale})` : "";
    style.marginInlineStart = `${Math.max(0, (clientWidth - width) / 2)}px`;
  }

  onChoice(button) {
    if (!button || this.state[button.dataset.choose] === button.value) return;
    this.state[button.dataset.choose] = button.value;
    this.dress();
    this.remember();
    if (button.dataset.choose === "show") this.ask();
  }

  onKey(event) {
    const isToggle = (event.ctrlKey || event.metaKey) && event.altKey && event.code === "KeyP" && !event.getModifierState("AltGraph");
    const isEscape = event.key === "Escape" && this.isOpen && (small.matches || this.section.contains(document.activeElement));
    if (event.defaultPrevented || !(isToggle || isEscape)) return;
    event.preventDefault();
    this.toggle(isToggle ? undefined : false);
  }

  remember() {
    try {
      localStorage.setItem(NAME, JSON.stringify(this.state));
    } catch {
      // Not remembered, then.
    }
  }
}
