// The log-in in a dialog, for one that expired while somebody was writing.

import { confirmText } from "article-session/conflict";
import { openDialog } from "body-editor/dialog";
import { el, newId } from "body-editor/dom";
import { _, fill } from "body-editor/words";

/** Whoever is asked gave up. */
export class NotLoggedIn extends Error {}

/** Asks for name and password until somebody is logged in. Gives {id, name}. Throws NotLoggedIn. */
async function logIn(server, user) {
  const who = await openDialog(_("Your log-in has expired"), (close) => {
    const field = (label, attributes) => {
      const id = newId("session-login");
      return el("p", {}, el("label", { for: id, textContent: label }), el("input", { id, required: true, ...attributes }));
    };
    const errors = el("div", { className: "session-login-errors", role: "alert" });
    const send = async (event) => {
      event.preventDefault();
      const go = form.querySelector("button");
      go.disabled = true;
      errors.textContent = await attempt(server, new FormData(form), close);
      go.disabled = false;
      if (errors.textContent) form.elements.password.select();
    };
    const form = el(
      "form",
      { onsubmit: send },
      el("p", { textContent: _("Log in again, and go on where you were. Everything that you typed is still here.") }),
      errors,
      field(_("Username"), { name: "username", value: user.login, autocomplete: "username", type: "text" }),
      field(_("Password"), { name: "password", type: "password", autocomplete: "current-password", autofocus: true }),
      el("div", { className: "session-dialog-buttons" }, el("button", { className: "button default", textContent: _("Log in") })),
    );
    return [form];
  }, "session-dialog");
  if (!who) throw new NotLoggedIn();
  return who;
}

/** Tries a name and a password; gives what went wrong in words, or closes the dialog. */
async function attempt(server, data, close) {
  const send = async () => server.ask(server.urls.login, { method: "POST", body: server.body([...data]) });
  try {
    let answer = await send();
    if (answer.status === 403) {
      await server.who(); // a log-in in another window has changed the token
      answer = await send();
    }
    server.renew(answer.data.token);
    if (answer.status === 200) {
      close(answer.data.user);
      return "";
    }
    if (answer.status === 429) {
      return _("Too many wrong passwords. The log-in is locked for half an hour; your text is kept in this browser.");
    }
    return answer.data.errors?.join(" ") || _("That did not work. Please try again.");
  } catch {
    return _("No connection. Please try again.");
  }
}

/**
 * Makes sure that whoever is logged in is whose text this is, or has been asked; the server then
 * takes what is sent. Throws NotLoggedIn, or Unreachable.
 */
export async function renewLogIn(server, user) {
  let who = await server.who();
  for (;;) {
    who ??= await logIn(server, user);
    if (who.id === server.writer) return;
    const goesOn = await confirmText({
      title: _("Somebody else is logged in"),
      message: fill(_("%(other)s is logged in now, but %(own)s wrote this text. Save it as %(other)s?"), { other: who.name, own: user.name }),
      yes: fill(_("Save as %(other)s"), { other: who.name }),
      no: fill(_("Log in as %(own)s"), { own: user.name }),
    });
    if (goesOn === undefined) throw new NotLoggedIn();
    if (goesOn) {
      server.writer = who.id;
      return;
    }
    who = null;
  }
}
