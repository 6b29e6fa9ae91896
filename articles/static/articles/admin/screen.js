// The writing screen: dresses its panels, and gives it its keys.

import { bodyEditor, field, form } from "article-screen/form";
import { bylines, readMore } from "article-screen/lists";
import { bindsOpenLinks } from "article-screen/openlinks";
import { mainPhoto } from "article-screen/photo";
import { publishing } from "article-screen/publishing";
import { keepsFresh } from "article-screen/refresh";
import { tagField } from "article-screen/tags";
import { takesApart } from "article-screen/takeapart";
import { connect } from "body-editor/api";
import { IS_MAC } from "body-editor/dom";

/** Headline and standfirst are one line each, however long: Enter goes on to the next part. */
function headFields() {
  const grows = CSS.supports("field-sizing", "content");
  const parts = [field("headline"), field("standfirst")];
  for (const control of parts) control.placeholder = document.querySelector(`label[for="${control.id}"]`).textContent;
  parts.forEach((control, index) => {
    const grow = () => {
      control.style.height = "auto";
      control.style.height = `${control.scrollHeight}px`;
    };
    if (!grows) {
      control.addEventListener("input", grow);
      grow();
    }
    control.addEventListener("keydown", async (event) => {
      if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      if (parts[index + 1]) parts[index + 1].focus();
      else (await bodyEditor).editor.commands.focus("start");
    });
  });
}

/** Alt-Shift and a letter lead to a panel; Ctrl-Enter publishes. By place of the key, so that
 * letters with accents stay what they are. */
function keys(places, publish) {
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    const mod = IS_MAC ? event.metaKey : event.ctrlKey;
    if (event.key === "Enter" && mod && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      event.stopImmediatePropagation();
      publish();
      return;
    }
    const go = event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey && places[event.code];
    if (!go) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    go();
  }, { capture: true });
}

function start() {
  const config = JSON.parse(field("body").dataset.bodyEditor);
  connect(config, form, location.pathname.match(/\/(\d+)\/change\/$/)?.[1] ?? "");
  const tags = tagField();
  const lists = { bylines: bylines(), readMore: readMore() };
  const photo = mainPhoto();
  const publish = publishing();
  const section = field("section");
  takesApart({ ...lists, next: () => (section.value ? tags.focus() : section.focus()) });
  headFields();
  keepsFresh();
  bindsOpenLinks(lists.readMore);
  keys({
    KeyH: () => field("headline").focus(),
    KeyB: async () => (await bodyEditor).editor.commands.focus(),
    KeyS: () => section.focus(),
    KeyT: tags.focus,
    KeyA: lists.bylines.focus,
    KeyP: photo.focus,
    KeyR: lists.readMore.focus,
  }, publish);
}

if (form) start();
