// "TK" (to come) marked in the text, by the same rule that stops publishing.

import { Extension, pm } from "django-prose-editor/editor";

export const TO_COME = /(?<![\p{L}\p{N}_])(?:TK)+(?![\p{L}\p{N}_])(?!\s*Maxx)/gu;
const { Decoration, DecorationSet } = pm.view;
const found = new WeakMap();

/** Where a text block has gaps: offsets of begin and end in its content. */
export function gapsOf(block) {
  if (!found.has(block)) {
    const text = block.textBetween(0, block.content.size, null, "\ufffc");
    found.set(block, [...text.matchAll(TO_COME)].map(({ index, 0: { length } }) => [index, index + length]));
  }
  return found.get(block);
}

function decorate(doc) {
  const marks = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    for (const [from, to] of gapsOf(node)) {
      marks.push(Decoration.inline(position + 1 + from, position + 1 + to, { class: "body-tk" }));
    }
    return false;
  });
  return DecorationSet.create(doc, marks);
}

/** How many gaps a document has. */
export function countGaps(doc) {
  let count = 0;
  doc.descendants((node) => {
    if (node.isTextblock) count += gapsOf(node).length;
    return !node.isTextblock;
  });
  return count;
}

export const ToCome = Extension.create({
  name: "toCome",
  addProseMirrorPlugins: () => [
    new pm.state.Plugin({
      state: {
        init: (_config, { doc }) => decorate(doc),
        apply: (tr, before) => (tr.docChanged ? decorate(tr.doc) : before),
      },
      props: {
        decorations(state) {
          return this.getState(state);
        },
      },
    }),
  ],
});
