// Sends the unsaved text after every pause, and hands on the newest answer only.

const PAUSE = 200; // ms
const PATIENCE = 10_000;

export class Live {
  /**
   * `address` takes the form's fields by POST; the screen's own address, once it has one, comes
   * first. `show()` says what is looked at; `onAnswer` gets what the server made of the text, and
   * `onLost` is called where it could not be reached.
   */
  constructor(form, address, { show, onAnswer, onLost }) {
    Object.assign(this, { form, address, show, onAnswer, onLost });
    this.number = 0;
    this.timer = null;
    this.underway = null;
    this.isLost = false;
    const changed = () => this.wait();
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    // Django's type-aheads tell of a choice through jQuery alone.
    window.django?.jQuery?.(form).on("change", changed);
    window.addEventListener("online", changed);
    // What can be saved can be shown again: the connection, or the log-in, is back.
    form.addEventListener("article:saved", () => this.isLost && changed());
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    clearTimeout(this.timer);
    this.underway?.abort();
    const mine = (this.number += 1);
    const abort = (this.underway = new AbortController());
    const patience = setTimeout(() => abort.abort(), PATIENCE);
    try {
      const answer = await this.send(abort.signal);
      if (mine !== this.number) return;
      this.isLost = false;
      this.onAnswer(answer);
    } catch {
      if (mine !== this.number) return;
      this.isLost = true;
      this.onLost();
    } finally {
      clearTimeout(patience);
    }
  }

  async send(signal) {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string") body.append(name, value); // files stay here
    }
    body.set("show", this.show());
    const saved = location.pathname.match(/^(.*\/\d+\/)change\/$/);
    const address = saved ? `${saved[1]}preview/` : this.address;
    // To the log-in page leads a redirect; the session of work renews the log-in.
    const response = await fetch(address, { method: "POST", body, signal, credentials: "same-origin", redirect: "manual" });
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    return response.json();
  }
}
