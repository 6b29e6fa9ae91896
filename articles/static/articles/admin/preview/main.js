// The live preview and the checklist of the writing screen, put together.

import { setUpChecklist } from "preview/checklist";
import { Live } from "preview/live";
import { Pane } from "preview/pane";
import { patch } from "preview/patch";

const form = document.querySelector("form.article-form");
const section = document.querySelector("[data-preview]");

if (form && section) {
  const checklist = setUpChecklist(form);
  const cards = document.querySelectorAll("[data-cards]");
  let pane = null;
  const live = new Live(form, section.dataset.preview, {
    show: () => pane.wants(),
    onAnswer(answer) {
      checklist(answer);
      for (const place of cards) patch(place, answer.cards);
      pane.update(answer);
    },
    onLost: () => pane.tellLost(),
  });
  pane = new Pane(section, () => live.ask());
  // The screen itself comes first.
  if (!pane.isOpen) setTimeout(() => live.ask(), 400);
}
