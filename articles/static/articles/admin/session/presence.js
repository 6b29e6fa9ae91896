// Who else has this article open, and whether somebody saved a newer text.

import { fieldOf } from "article-session/fields";
import { _, fill } from "body-editor/words";

const EVERY = 15_000; // ms

export class Presence {
  constructor(form, server, saving, bar) {
    Object.assign(this, { form, server, saving, bar, heard: 0 });
    this.line = form.querySelector("[data-presence]");
    setInterval(() => Date.now() - this.heard >= EVERY && this.tell(), 5_000);
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", (event) => event.persisted && this.tell());
    // Publishing may have bound links, and so may whoever published what they look for.
    form.addEventListener("article:published", () => this.tell());
    form.addEventListener("article:links", () => this.tell());
    this.tell();
  }

  /** Say that this window is here. */
  async tell() {
    if (this.server.article === null) return;
    this.heard = Date.now();
    try {
      const { status, data } = await this.server.post(this.server.url("here"), this.saving.openLinks());
      if (status !== 200) return;
      this.show(data.others);
      this.look(data.latest);
      this.saving.bind(data.bound);
    } catch {
      // No connection: saving tells, if there is anything to save.
    }
  }

  leave() {
    if (this.server.article !== null) this.server.farewell(this.server.url("leave"), []);
  }

  show(others) {
    this.heard = Date.now();
    const text = others.map(({ name, since, own }) =>
      own
        ? fill(_("You have this article open in another window too, since %(since)s."), { since })
        : fill(_("%(name)s is here too, since %(since)s."), { name, since }),
    );
    const said = [...new Set(text)].join(" ");
    if (this.line.textContent !== said) this.line.textContent = said;
  }

  /** A newer text, while nothing was typed here, can simply be shown. */
  look(latest) {
    const base = `${fieldOf(this.form, "base_revision")}/${fieldOf(this.form, "base_counter")}`;
    if (!latest.revision || `${latest.revision}/${latest.counter}` === base) return;
    if (this.saving.running || this.saving.isChanged()) return;
    this.bar.trouble(fill(_("%(name)s saved a newer text, %(when)s."), { name: latest.by, when: latest.saved }), {
      label: _("Show it"),
      run: () => this.saving.reload(),
    });
  }
}
