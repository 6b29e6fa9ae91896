// A document inside the preview's frame: opened once, then kept up to date where it stands.
// The frame's sandbox runs no scripts, and `srcdoc` puts it under this screen's own policy.

import { patchPage } from "preview/patch";

export class Frame {
  /** `onKey` gets the keys that are pressed inside. */
  constructor(iframe, onKey) {
    this.iframe = iframe;
    this.onKey = onKey;
    this.kind = "";
    this.html = "";
    this.isReady = false;
    this.scrolled = new Map();
    iframe.addEventListener("load", () => this.loaded());
  }

  /** Shows a whole document; `kind` names it, and each kind keeps its place. */
  show(kind, html) {
    if (kind === this.kind && html === this.html) return;
    const isSame = kind === this.kind;
    if (this.isReady && !isSame) this.remember();
    this.kind = kind;
    this.html = html;
    if (!isSame) this.open();
    else if (this.isReady) this.refresh();
  }

  open() {
    this.isReady = false;
    this.opened = this.html;
    this.iframe.srcdoc = this.html;
  }

  refresh() {
    patchPage(this.iframe.contentDocument, new DOMParser().parseFromString(this.html, "text/html"));
  }

  remember() {
    this.scrolled.set(this.kind, this.iframe.contentWindow.scrollY);
  }

  loaded() {
    if (!this.kind) return;
    const page = this.iframe.contentDocument;
    if (page?.URL !== "about:srcdoc") {
      this.open(); // something led away from it
      return;
    }
    this.isReady = true;
    if (this.html !== this.opened) this.refresh();
    this.iframe.contentWindow.scrollTo(0, this.scrolled.get(this.kind) ?? 0);
    page.addEventListener("keydown", this.onKey);
    page.addEventListener("submit", (event) => event.preventDefault(), true);
    page.addEventListener("click", (event) => {
      const place = event.target.closest?.("a[href]")?.getAttribute("href");
      if (!place?.startsWith("#")) return;
      event.preventDefault();
      page.getElementById(place.slice(1))?.scrollIntoView();
    });
  }
}
