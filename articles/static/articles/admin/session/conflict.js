// Two texts of one article side by side, in a dialog: mine, the other, or field by field.

import { openDialog } from "body-editor/dialog";
import { el } from "body-editor/dom";
import { _ } from "body-editor/words";

const button = (textContent, className, onclick) =>
  el("button", { type: "button", className: `button ${className}`, textContent, onclick });

/** Markup of the server's own, as nodes; scripts in it don't run. */
const nodesOf = (markup) => new DOMParser().parseFromString(markup, "text/html").body.firstElementChild;

/**
 * Asks which text is to stay. Gives the chosen radio buttons as fields, and whether any of them is
 * the other's; undefined where nobody chose.
 */
export function chooseTexts({ title, message, html }) {
  return openDialog(title, (close) => {
    const texts = nodesOf(html);
    const answer = () => {
      const choices = [...texts.querySelectorAll("input:checked")].map(({ name, value }) => [name, value]);
      close({ choices, takesOther: choices.some(([, value]) => value === "theirs") });
    };
    const all = (value) => () => {
      texts.querySelectorAll(`input[value=${value}]`).forEach((input) => (input.checked = true));
    };
    return [
      el("p", { textContent: message }),
      el(
        "div",
        { className: "session-dialog-all" },
        button(_("Mine everywhere"), "button-quiet", all("mine")),
        button(_("The other everywhere"), "button-quiet", all("theirs")),
      ),
      texts,
      buttons(button(_("Save what is chosen"), "default", answer), button(_("Later"), "button-quiet", () => close())),
    ];
  }, "body-dialog-wide session-dialog");
}

/** Offers a text that the server never had. Gives "keep", "drop", or undefined. */
export function offerText({ title, message, html }) {
  return openDialog(title, (close) => [
    el("p", { textContent: message }),
    nodesOf(html),
    buttons(
      button(_("Put it back"), "default", () => close("keep")),
      button(_("Throw it away"), "button-quiet", () => close("drop")),
      button(_("Later"), "button-quiet", () => close()),
    ),
  ], "body-dialog-wide session-dialog");
}

/** A yes or no. */
export function confirmText({ title, message, yes, no }) {
  return openDialog(title, (close) => [
    el("p", { textContent: message }),
    buttons(button(yes, "default", () => close(true)), button(no, "button-quiet", () => close(false))),
  ], "session-dialog");
}

const buttons = (...all) => el("div", { className: "session-dialog-buttons" }, ...all);
