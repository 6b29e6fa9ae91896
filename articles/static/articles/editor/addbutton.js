// The button between blocks: it stands below the block under the mouse, else below the caret's.

import { blockAt, openLineBelow } from "body-editor/commands";
import { el } from "body-editor/dom";
import { icon } from "body-editor/icons";
import { Popup } from "body-editor/popup";
import { insertOption, inserts } from "body-editor/slash";
import { _ } from "body-editor/words";

export function addButton(editor, root) {
  const { view } = editor;
  const popup = new Popup(root, _("Blocks"));
  const button = el(
    "button",
    { type: "button", className: "body-add", "aria-label": _("Add a block here"), title: _("Add a block here"), "aria-haspopup": "listbox", "aria-expanded": "false" },
    icon("add"),
  );
  root.querySelector(".body-page").append(button);
  let block = null;

  const place = (dom) => {
    if (!dom?.isConnected || dom.parentElement !== view.dom) return;
    block = dom;
    const top = dom.getBoundingClientRect().bottom - button.parentElement.getBoundingClientRect().top;
    button.style.top = `${top}px`;
  };
  const follow = () => {
    if (popup.isOpen) return;
    const { position } = blockAt(editor.state);
    place(view.nodeDOM(position));
  };
  const close = () => {
    popup.close();
    button.setAttribute("aria-expanded", "false");
    button.removeAttribute("aria-activedescendant");
  };
  const take = (item) => {
    close();
    // The block may have been drawn anew meanwhile; then the caret's counts.
    const here = block?.isConnected ? view.posAtDOM(block, 0) : editor.state.selection.from;
    openLineBelow(editor, Math.max(0, here));
    item.run(editor);
  };

  popup.onmark = (id) => (id ? button.setAttribute("aria-activedescendant", id) : undefined);
  root.querySelector(".body-page").addEventListener("mousemove", (event) => {
    if (popup.isOpen || event.buttons) return;
    const hovered = [...view.dom.children].find((child) => {
      const { top, bottom } = child.getBoundingClientRect();
      return event.clientY >= top - 8 && event.clientY <= bottom + 12;
    });
    if (hovered) place(hovered);
  });
  editor.on("selectionUpdate", follow);
  editor.on("update", follow);
  button.addEventListener("click", () => {
    if (popup.isOpen) return close();
    if (!block?.isConnected) follow();
    popup.open(inserts(), button.getBoundingClientRect(), insertOption, take);
    button.setAttribute("aria-expanded", "true");
    button.focus();
  });
  button.addEventListener("blur", close);
  button.addEventListener("keydown", (event) => {
    if (!popup.isOpen) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") popup.step(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" || event.key === " ") take(popup.chosen);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  follow();
}
