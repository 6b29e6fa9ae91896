// Where a passage stands in the editor's document, by its words and what stands around them.
// The same rule as articles/body/anchors.py: white space is folded, blocks don't matter.

const CONTEXT = 32;

/** A document's text, folded, and the position of each of its characters. */
export function foldedText(doc) {
  let text = "";
  const positions = [];
  const add = (sign, position) => {
    if (/\s/.test(sign)) {
      if (!text || text.endsWith(" ")) return;
      text += " ";
    } else text += sign;
    positions.push(position);
  };
  doc.descendants((node, position) => {
    if (node.isText) {
      for (let i = 0; i < node.text.length; i += 1) add(node.text[i], position + i);
    } else if (node.isBlock || node.type.name === "hardBreak") add(" ", position);
    return true;
  });
  return { text, positions };
}

function alike(one, other) {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) count += 1;
  return count;
}

const backwards = (text) => [...text].reverse().join("");

/** {from, to} of a passage in a document, or null where its words are no longer there. */
export function locate({ text, positions }, { quote, prefix, suffix }) {
  let best = null;
  for (let start = text.indexOf(quote); quote && start >= 0; start = text.indexOf(quote, start + 1)) {
    const end = start + quote.length;
    const likeness =
      alike(backwards(text.slice(Math.max(0, start - CONTEXT), start)), backwards(prefix)) +
      alike(text.slice(end, end + CONTEXT), suffix);
    if (!best || likeness > best.likeness) best = { start, end, likeness };
  }
  return best && { from: positions[best.start], to: positions[best.end - 1] + 1 };
}

/** The words of what is selected, and what stands around them; null where nothing is. */
export function describe({ text, positions }, from, to) {
  const inside = positions.map((position, index) => ({ position, index }));
  const chosen = inside.filter(({ position }) => position >= from && position < to).map(({ index }) => index);
  let start = chosen[0];
  let end = chosen[chosen.length - 1] + 1;
  while (start < end && text[start] === " ") start += 1;
  while (end > start && text[end - 1] === " ") end -= 1;
  if (!(end > start)) return null;
  return {
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
}
