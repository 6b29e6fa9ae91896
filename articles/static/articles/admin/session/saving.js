// Saves what is typed: by itself after a pause, at once when asked to, one save at a time.

import { chooseTexts } from "article-session/conflict";
import { showErrors } from "article-session/errors";
import { fieldOf, fieldsOf, hasFile, printOf, setField } from "article-session/fields";
import { NotLoggedIn, renewLogIn } from "article-session/login";
import { Unreachable } from "article-session/server";
import { connect } from "body-editor/api";
import { _, fill } from "body-editor/words";

const TICK = 500; // ms
const PAUSE = 1_500; // without a key before a save
const LONGEST = 5_000; // of writing without a pause
const RETRY = [2_000, 4_000, 8_000, 15_000];
const QUIET = 900; // without a key before a dialog may take the focus

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Nothing was saved; the bar has told why. */
export class NotSaved extends Error {}

export class Saving {
  constructor({ form, server, keeper, bar, user }) {
    Object.assign(this, { form, server, keeper, bar, user });
    this.saves = 0;
    this.running = null;
    this.isStopped = Boolean(form.querySelector(".article-conflict")); // till somebody chooses
    this.isLeaving = false;
    this.isTouched = false;
    this.failures = 0;
    this.retryAt = 0;
    this.changedAt = 0;
    this.dirtySince = 0;
    this.lastKey = 0;
    this.answer = null;
    this.print = printOf(fieldsOf(form));
    // What a form came back with, because something in it is wrong, was not saved.
    this.saved = form.querySelector(".errornote") ? "" : this.print;
    this.listen();
  }

  listen() {
    const touch = () => {
      this.isTouched = true;
      this.lastKey = Date.now();
    };
    for (const kind of ["keydown", "pointerdown", "paste", "drop"]) document.addEventListener(kind, touch, true);
    for (const kind of ["input", "change"]) this.form.addEventListener(kind, touch, true);
    setInterval(() => this.tick(), TICK);
    addEventListener("online", () => this.retry());
    document.addEventListener("visibilitychange", () => document.hidden && this.isReady() && this.save().catch(() => {}));
    addEventListener("pagehide", () => this.sayFarewell());
    addEventListener("pageshow", (event) => event.persisted && (this.isLeaving = false));
    addEventListener("beforeunload", (event) => this.mayBeLost() && event.preventDefault());
  }

  isChanged() {
    return printOf(fieldsOf(this.form)) !== this.saved;
  }

  isReady() {
    this.tick(false);
    return this.print !== this.saved && !this.running && !this.isStopped && !this.isLeaving;
  }

  mayBeLost() {
    return !this.isLeaving && this.isTouched && (this.isStopped || this.failures > 0 || !this.keeper.works || hasFile(this.form)) && (this.isChanged() || hasFile(this.form));
  }

  base() {
    return [fieldOf(this.form, "base_revision"), fieldOf(this.form, "base_counter")];
  }

  keep(fields = fieldsOf(this.form)) {
    this.keeper.put(fields, this.base(), this.saves);
  }

  /** Look what has changed, keep it, and save when it is time. */
  tick(maySave = true) {
    if (this.isLeaving) return;
    const fields = fieldsOf(this.form);
    const print = printOf(fields);
    const now = Date.now();
    // What scripts fill in before anybody has touched anything is no text of anybody's.
    if (!this.isTouched && this.saved !== "") this.saved = print;
    if (print !== this.print) {
      this.print = print;
      this.changedAt = now;
    }
    if (print === this.saved) {
      if (this.dirtySince) this.settle();
      return;
    }
    if (!this.dirtySince || this.changedAt === now) {
      this.dirtySince ||= now;
      this.keep(fields);
      if (!this.isStopped) this.bar.saving();
    }
    if (!maySave || this.running || this.isStopped || now < this.retryAt) return;
    if (now - this.changedAt >= PAUSE || now - this.dirtySince >= LONGEST) this.save().catch(() => {});
  }

  /** Typed and taken back: as it was saved. */
  settle() {
    this.dirtySince = 0;
    if (this.running) return;
    this.keeper.clear();
    if (this.answer) this.bar.saved(this.answer);
    else this.bar.back();
  }

  retry() {
    this.retryAt = 0;
    this.tick();
  }

  /**
   * Save at once, if there is anything to save. Gives {id, revision, counter, url, created}; rejects
   * where it could not be saved (then the bar, or a dialog, has told why).
   */
  async saveNow() {
    while (this.running) await this.running.catch(() => {});
    this.tick(false);
    if (this.print === this.saved && this.server.article !== null && !this.isStopped) {
      const [revision, counter] = this.base().map(Number);
      return { id: this.server.article, revision, counter, url: location.pathname, created: false };
    }
    return this.save({ isAsked: true });
  }

  /** Saving because somebody pressed the button or Ctrl-S: says so. */
  async saveAloud() {
    const detail = await this.saveNow();
    this.bar.say(_("Saved. Readers see no change until you publish."));
    return detail;
  }

  save(options = {}) {
    this.running = this.attempt(options).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  async attempt({ isAsked = false, choices = [], fields = null, isSecond = false, onTaken = null } = {}) {
    const sent = fields ?? fieldsOf(this.form);
    const print = fields ? "" : printOf(sent);
    const [revision, counter] = this.base();
    const takesOther = [...sent, ...choices].some(([name, value]) => name.startsWith("choose-") && value === "theirs");
    const more = [["save", (this.saves += 1)], ["base_revision", revision], ["base_counter", counter], ...choices, ...this.openLinks()];
    this.isStopped = false;
    this.bar.saving();
    let reply;
    try {
      reply = await this.server.post(this.server.url("save"), [...sent, ...more]);
    } catch (error) {
      throw this.failed(error);
    }
    const again = { isAsked, choices, fields, onTaken };
    if (reply.status === 200 && reply.data.reason === "empty") return this.nothing(print, isAsked);
    if (reply.status === 200) {
      onTaken?.();
      return this.taken(reply.data, print, takesOther || fields);
    }
    if (reply.status === 409 && reply.data.reason === "conflict") return this.conflict(reply.data, again);
    if ([401, 403].includes(reply.status) || reply.data.reason === "writer") return this.logIn(reply, { ...again, isSecond });
    return this.refused(reply.status);
  }

  async taken(data, print, mustReload) {
    const created = data.created || this.server.article === null;
    this.failures = 0;
    this.retryAt = 0;
    this.answer = data;
    setField(this.form, "base_revision", data.revision);
    setField(this.form, "base_counter", data.counter);
    this.saved = print;
    this.dirtySince = 0;
    if (created) this.settleAt(data);
    this.form.querySelector(".article-conflict")?.remove();
    this.bar.saved(data);
    showErrors(this.form, data.errors);
    this.presence?.show(data.others);
    const { id, revision, counter, url, title } = data;
    const detail = { id, revision, counter, url, title, created };
    if (mustReload) {
      this.keeper.clear();
      this.reload();
      return new Promise(() => {}); // the page goes
    }
    this.bind(data.bound);
    if (this.isChanged()) this.keep();
    else this.keeper.clear();
    this.form.dispatchEvent(new CustomEvent("article:saved", { bubbles: true, detail }));
    return detail;
  }

  openLinks() {
    return (this.form.openLinks?.() ?? []).map((headline) => ["open", headline]);
  }

  /** Open links that have found their article; showing them is no change of the writer's. */
  bind(bound) {
    if (!bound || !Object.keys(bound).length || !this.form.bindLinks) return;
    const wasSaved = !this.isChanged();
    this.form.bindLinks(bound);
    if (wasSaved) this.saved = this.print = printOf(fieldsOf(this.form));
  }

  /** A new article has its address now. */
  settleAt(data) {
    this.server.article = data.id;
    history.replaceState(history.state, "", data.url);
    this.form.action = data.url;
    const body = this.form.querySelector("textarea[data-body-editor]");
    if (body) connect(JSON.parse(body.dataset.bodyEditor), this.form, String(data.id));
  }

  nothing(print, isAsked) {
    this.saved = print;
    this.dirtySince = 0;
    this.keeper.clear();
    const text = _("There is nothing to save yet: write a headline, or some text.");
    if (isAsked) this.bar.remark(text);
    else this.bar.quiet();
    throw new NotSaved(text);
  }

  failed(error) {
    this.retryAt = Date.now() + RETRY[Math.min(this.failures, RETRY.length - 1)];
    this.failures += 1;
    if (!(error instanceof Unreachable)) {
      console.error(error);
      this.bar.trouble(_("Not saved: something went wrong in this window. Reload it: your text is kept."));
      return error;
    }
    this.bar.trouble(
      this.keeper.works
        ? _("Not saved: no connection. Your text is kept in this browser.")
        : _("Not saved: no connection. Leave this window open."),
    );
    return new NotSaved(error.message);
  }

  async conflict(data, again) {
    setField(this.form, "base_revision", data.latest.revision);
    setField(this.form, "base_counter", data.latest.counter);
    await this.pause();
    const chosen = await chooseTexts({
      title: _("Which text is to stay?"),
      message: `${data.message} ${_("Your text is not saved yet. Choose for each field in which they differ.")}`,
      html: data.html,
    });
    if (chosen) return this.attempt({ ...again, choices: chosen.choices });
    // Next time the server is asked anew, and may have a third text.
    setField(this.form, "base_counter", 0);
    return this.stop(fill(_("Not saved: %(why)s"), { why: data.message }), _("Compare"));
  }

  async logIn(reply, again) {
    try {
      if (reply.status === 403 && (await this.server.who())?.id === this.server.writer) {
        // Either the token was old (a log-in in another window has changed it), or it is forbidden.
        return again.isSecond ? this.refused(403) : await this.attempt({ ...again, isSecond: true });
      }
      await this.pause();
      await renewLogIn(this.server, this.user);
      // What was kept is the new writer's from now on, where that is another.
      if (!again.fields) this.keep();
      return await this.attempt({ ...again, isSecond: false });
    } catch (error) {
      if (error instanceof NotSaved) throw error;
      if (!(error instanceof NotLoggedIn)) throw this.failed(error);
      return this.stop(_("Not saved: you are not logged in."), _("Log in"));
    }
  }

  refused(status) {
    const reasons = {
      403: _("Not saved: you may not edit this article."),
      404: _("Not saved: this article is not there any more, or not yours to edit."),
      400: _("Not saved: the server can’t take it. It may be too long."),
      413: _("Not saved: it is too long for the server."),
    };
    this.retryAt = Date.now() + 30_000;
    return this.stop(reasons[status] ?? _("Not saved: something went wrong on the server."), _("Try again"), status >= 500);
  }

  /** Save a text that another window has left, in its place where the article is new. */
  restore({ fields, screen, saves }, choices, onTaken) {
    if (this.server.article === null) {
      this.server.screen = screen;
      this.saves = saves + 10; // the last ones may have come after it was kept
    }
    return this.save({ isAsked: true, fields, choices, onTaken });
  }

  /** No more saving by itself, until somebody asks for it. */
  stop(text, label, goesOn = false) {
    this.isStopped = !goesOn;
    this.failures += 1;
    this.bar.trouble(text, { label, run: () => this.save({ isAsked: true }).catch(() => {}) });
    throw new NotSaved(text);
  }

  /** Wait till nobody is in the middle of a word: a dialog takes the focus. */
  async pause() {
    this.bar.show(_("Not saved yet"));
    for (let waited = 0; waited < 8_000 && Date.now() - this.lastKey < QUIET; waited += 100) await sleep(100);
  }

  reload() {
    this.isLeaving = true;
    if (this.form.getAttribute("action") || !/\/change\/$/.test(location.pathname)) location.replace(this.form.action || location.href);
    else location.reload();
  }

  /** The page goes: one more try; if it doesn't arrive, the kept text is offered next time. */
  sayFarewell() {
    if (!this.isReady()) return;
    this.keep();
    const [revision, counter] = this.base();
    const more = [["save", (this.saves += 1)], ["base_revision", revision], ["base_counter", counter], ["leaving", 1]];
    this.server.farewell(this.server.url("save"), [...fieldsOf(this.form), ...more]);
  }
}
