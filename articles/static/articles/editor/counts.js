// Words, reading time and gaps, below the text.

import { el } from "body-editor/dom";
import { countGaps } from "body-editor/tk";
import { plural } from "body-editor/words";

const WORDS_A_MINUTE = 230;
const WORD = /[\p{L}\p{N}_]+(?:[’'-][\p{L}\p{N}_]+)*/gu;
const known = new WeakMap();

function wordsOf(block) {
  if (!known.has(block)) {
    const text = block.textBetween(0, block.content.size, " ", " ");
    known.set(block, text.match(WORD)?.length ?? 0);
  }
  return known.get(block);
}

export function wordCount(doc) {
  let count = 0;
  doc.forEach((block) => {
    count += wordsOf(block);
  });
  return count;
}

/** The line of counts; it follows the editor. */
export function counts(editor) {
  const line = el("p", { className: "body-counts body-quiet" });
  const show = () => {
    const { doc } = editor.state;
    const words = wordCount(doc);
    const gaps = countGaps(doc);
    line.textContent = [
      plural("%(count)s word", "%(count)s words", words),
      plural("%(count)s minute to read", "%(count)s minutes to read", Math.max(1, Math.round(words / WORDS_A_MINUTE))),
      gaps ? plural("%(count)s TK left", "%(count)s TKs left", gaps) : "",
    ].filter(Boolean).join(" · ");
  };
  editor.on("update", show);
  show();
  return line;
}
