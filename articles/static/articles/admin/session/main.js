// A session of work at the writing screen: nothing that is typed in it is lost.

import { Bar } from "article-session/bar";
import { chooseTexts, offerText } from "article-session/conflict";
import { hasFile } from "article-session/fields";
import { drop, Keeper } from "article-session/keeping";
import { Presence } from "article-session/presence";
import { Saving } from "article-session/saving";
import { Server } from "article-session/server";
import { _, fill } from "body-editor/words";

/** A key that no other window has. Not randomUUID, which plain http doesn't have. */
const newScreen = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function start(form) {
  const config = JSON.parse(form.dataset.session);
  const server = new Server(form, config, newScreen());
  const keeper = new Keeper(server);
  const bar = new Bar(form);
  const saving = new Saving({ form, server, keeper, bar, user: config.user });
  saving.presence = new Presence(form, server, saving, bar);
  form.articleSession = {
    saveNow: () => saving.saveNow(),
    /** Save what is changed; whether that worked, what is kept then tells. */
    settle: () => (saving.isTouched && saving.isChanged() ? saving.saveNow().catch(() => {}) : Promise.resolve()),
    /** Keep nothing of this window any more. */
    forget: () => {
      saving.isLeaving = true;
      keeper.clear();
    },
  };
  listenToButtons(form, saving);
  offerKept(server, keeper, saving).catch(() => {}); // the bar has told
}

function listenToButtons(form, saving) {
  let passes = false;
  // On the window: whoever asks a question first has stopped the event by then.
  addEventListener("submit", (event) => {
    if (event.target !== form || event.defaultPrevented) return;
    const button = event.submitter;
    if (passes || (button?.name === "_save" && hasFile(form))) {
      passes = false;
      saving.isLeaving = true;
      return;
    }
    event.preventDefault();
    if (!button || button.name === "_save") {
      saving.saveAloud().catch(() => {});
      return;
    }
    const goOn = () => {
      passes = true;
      form.requestSubmit(button);
    };
    // Later, since a form that is being sent can't be sent again.
    saving.saveNow().then(() => setTimeout(goOn), () => {});
  });
  document.addEventListener("keydown", (event) => {
    const isSave = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "s";
    if (!isSave) return;
    event.preventDefault();
    if (!document.querySelector("dialog[open]")) saving.saveAloud().catch(() => {});
  });
}

/** Offer what a killed window, or one without connection, has left in this browser. */
async function offerKept(server, keeper, saving) {
  for (const kept of await keeper.left()) {
    // It went without a word: nobody should be told that it is still here, this window neither.
    if (server.article !== null) {
      await server.post(server.url("leave"), [["screen", kept.screen]]).catch(() => null);
      saving.presence.tell();
    }
    // The window's own key: if the server has made its article, that is the one.
    const [revision, counter] = kept.base;
    const sent = [...kept.fields, ["screen", kept.screen], ["base_revision", revision], ["base_counter", counter]];
    const reply = await server.post(server.url("compare"), sent).catch(() => null);
    if (reply?.status !== 200) return;
    if (!reply.data.html) {
      drop(kept.key);
      continue;
    }
    await offer(kept, reply.data, saving);
    return;
  }
}

async function offer(kept, { html, latest, is_newer: isNewer }, saving) {
  const when = new Date(kept.at).toLocaleString(document.documentElement.lang || undefined, { dateStyle: "medium", timeStyle: "short" });
  const title = _("Text that was not saved");
  const message = fill(_("This browser has kept what you typed until %(when)s. It never reached the server."), { when });
  const wants = isNewer
    ? await chooseTexts({
        title,
        message: `${message} ${fill(_("Since then %(name)s has saved another text, %(at)s."), { name: latest.by, at: latest.saved })}`,
        html,
      })
    : await offerText({ title, message, html });
  if (!wants) return;
  if (wants === "drop") {
    drop(kept.key);
    return;
  }
  await saving.restore(kept, wants === "keep" ? [] : wants.choices, () => drop(kept.key));
}

const form = document.querySelector("form.article-form[data-session]");
if (form) start(form);
