// The help sheet: what keys and signs do.

import { openDialog } from "body-editor/dialog";
import { el, MOD } from "body-editor/dom";
import { _ } from "body-editor/words";

const sheet = () => [
  [_("Writing"), [
    ["/", _("All blocks, at the start of an empty line")],
    ["@", _("Link to an article: type a few letters, then Enter; on an empty line it becomes a related article")],
    ["## ", _("Heading (### for a small one)")],
    ["> ", _("Quote")],
    ["- , 1. ", _("List, numbered list")],
    ["---", _("Rule, on an empty line")],
    ["Shift + Enter", _("New line in the same paragraph")],
    ["-- , ---", _("En dash, em dash, within a line")],
  ]],
  [_("Text"), [
    [`${MOD} + B`, _("Bold")],
    [`${MOD} + I`, _("Italic")],
    [`${MOD} + K`, _("Link")],
    [`${MOD} + Alt + 2, 3, 0`, _("Heading, small heading, paragraph")],
    [`${MOD} + Z`, _("Undo")],
    [`${MOD} + Shift + Z`, _("Redo")],
    ["Backspace", _("Right after a sign was changed for you: the sign as typed")],
  ]],
  [_("Blocks and cards"), [
    ["Alt + ↑, ↓", _("Move the block or card up or down")],
    ["Alt + Enter", _("Edit the selected card")],
    ["Enter", _("Go on writing below the selected card")],
    ["Delete", _("Remove the selected card")],
  ]],
  [_("Screen"), [
    ["Alt + F10", _("Go to the toolbar")],
    ["Escape", _("Back to the text")],
    [`${MOD} + F`, _("Find and replace")],
    [`${MOD} + Enter`, _("Publish…")],
    ["Alt + Shift + H, B", _("To the headline, the body")],
    ["Alt + Shift + S, T, A, P, R", _("To section, tags, authors, main photo, read more")],
    ["Alt + ↑, ↓", _("Move a byline or a link of the lists up or down")],
    [`${MOD} + Shift + Enter`, _("Full screen, and back")],
    [`${MOD} + Alt + P`, _("Preview beside the text, and back")],
    [`${MOD} + /, ?`, _("This sheet (? outside of text)")],
  ]],
];

export const openHelp = () =>
  openDialog(
    _("Keys and signs"),
    () =>
      sheet().map(([heading, rows]) =>
        el(
          "section",
          { className: "body-help" },
          el("h3", { textContent: heading }),
          el("dl", {}, ...rows.map(([keys, what]) => el("div", {}, el("dt", {}, el("kbd", { textContent: keys })), el("dd", { textContent: what })))),
        ),
      ),
    "body-dialog-wide",
  );
