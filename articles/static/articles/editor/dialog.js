// Native dialogs that give the focus back.

import { el, newId } from "body-editor/dom";
import { icon } from "body-editor/icons";
import { _ } from "body-editor/words";

/**
 * Opens a modal dialog; `build(close)` gives its content. Resolves with what `close` was given,
 * or with undefined where it was left by Escape or by its button.
 */
export function openDialog(title, build, className = "") {
  return new Promise((resolve) => {
    const back = document.activeElement;
    let answer;
    const close = (value) => {
      answer = value;
      dialog.close();
    };
    const heading = newId("body-dialog");
    const dialog = el(
      "dialog",
      { className: `body-dialog ${className}`, "aria-labelledby": heading },
      el(
        "div",
        { className: "body-dialog-head" },
        el("h2", { id: heading, textContent: title }),
        el("button", { type: "button", className: "body-tool", "aria-label": _("Close"), title: _("Close"), onclick: () => close() }, icon("close")),
      ),
    );
    dialog.append(...build(close));
    dialog.addEventListener("close", () => {
      dialog.remove();
      back?.focus?.();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
    (dialog.querySelector("[autofocus]:not([disabled])") ?? dialog.querySelector("input, select, textarea"))?.focus();
  });
}
