// The front page as readers would meet it, in a frame that is kept up to date.
// The frame's sandbox runs no scripts, and `srcdoc` puts it under this screen's own policy.

import { _ } from "body-editor/words";

const PAUSE = 300; // ms without a change before the server is asked

export class Preview {
  /** `read()` gives the form's values; `tell(problems)` gets what the server finds wrong. */
  constructor({ box, note, buttons, url, read, tell }) {
    Object.assign(this, { box, note, url, read, tell });
    this.iframe = box.querySelector("iframe");
    this.asked = 0;
    this.isOpen = false;
    this.width = box.clientWidth < 600 ? 390 : 1440;
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(Number(button.dataset.width) === this.width));
    }
    for (const button of buttons) {
      button.addEventListener("click", () => {
        this.width = Number(button.dataset.width);
        buttons.forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
        this.fit();
      });
    }
    new ResizeObserver(() => this.fit()).observe(box);
    this.iframe.addEventListener("load", () => this.settle());
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const number = ++this.asked;
    try {
      const answer = await fetch(this.url, { method: "POST", body: this.read(), credentials: "same-origin" });
      if (!answer.ok || answer.redirected) throw new Error(`The server answered ${answer.status}.`);
      const { html, problems } = await answer.json();
      if (number !== this.asked) return; // a later question has been asked since
      this.note.textContent = "";
      this.show(html);
      this.tell(problems);
    } catch {
      if (number === this.asked) this.note.textContent = _("The preview can’t be reached. What you arrange is still here.");
    }
  }

  show(html) {
    const old = this.isOpen ? this.iframe.contentDocument?.querySelector("main") : null;
    const main = old && new DOMParser().parseFromString(html, "text/html").querySelector("main");
    if (main) old.replaceWith(this.iframe.contentDocument.adoptNode(main));
    else this.iframe.srcdoc = html;
  }

  settle() {
    const page = this.iframe.contentDocument;
    this.isOpen = page?.URL === "about:srcdoc" && Boolean(page.querySelector("main"));
    // Nothing leads away from it.
    for (const kind of ["click", "submit"]) page?.addEventListener(kind, (event) => event.preventDefault(), true);
  }

  fit() {
    const scale = Math.min(1, this.box.clientWidth / this.width);
    this.iframe.style.width = `${this.width}px`;
    this.iframe.style.height = `${this.box.clientHeight / scale}px`;
    this.iframe.style.transform = `scale(${scale})`;
  }
}
