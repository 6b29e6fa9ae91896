// Source body HTML as a document, block by block; what the editor can't hold whole is kept as it is.

import { pm } from "django-prose-editor/editor";
import { serialise } from "body-editor/save";
import { shapeOf } from "body-editor/shape";

const INLINE = "a, em, s, span, strong, sub, sup, br, b, i";
const HOLDERS = "li, td, th, blockquote";
const CARDS = new Set(["photo", "gallery", "embed", "related", "newsletter"]);

const bodyOf = (html) => new DOMParser().parseFromString(`<body>${html}`, "text/html").body;

/**
 * Reads a source body.
 *
 * Returns the document, and the markup of each block as it came: by node, and by the markup that
 * the block would be written as (for blocks that undo has made anew).
 */
export function load(html, schema) {
  const originals = { byNode: new WeakMap(), byMarkup: new Map() };
  const nodes = [];
  for (const element of blocksOf(bodyOf(html))) {
    const source = element.outerHTML;
    for (const node of readBlock(element, schema)) {
      nodes.push(node);
      if (node.type.name === "kept") continue;
      originals.byNode.set(node, source);
      const written = serialise(node);
      if (!originals.byMarkup.has(written)) originals.byMarkup.set(written, source);
    }
  }
  const content = nodes.length ? nodes : [schema.nodes.paragraph.create()];
  return { doc: schema.nodes.doc.create(null, content), originals };
}

/** Nodes for markup that comes in later (an import, another draft); none of it is remembered. */
export const read = (html, schema) =>
  blocksOf(bodyOf(html)).flatMap((element) => readBlock(element, schema));

function blocksOf(body) {
  const found = [];
  let stray = null;
  for (const child of [...body.childNodes]) {
    const isInline = child.nodeType === Node.TEXT_NODE || child.matches?.(INLINE);
    if (!isInline) {
      stray = null;
      if (child.nodeType === Node.ELEMENT_NODE) found.push(child);
    } else if (stray || child.nodeType !== Node.TEXT_NODE || child.data.trim()) {
      if (!stray) found.push((stray = body.ownerDocument.createElement("p")));
      stray.append(child);
    }
  }
  return found;
}

function readBlock(element, schema) {
  const holder = element.ownerDocument.createElement("div");
  holder.append(element.cloneNode(true));
  markWraps(holder);
  const parsed = pm.model.DOMParser.fromSchema(schema).parse(holder);
  const kept = () => [schema.nodes.kept.create({ html: element.outerHTML })];
  if (parsed.childCount !== 1) return kept();
  const node = parsed.firstChild;
  if (node.type.name === "kept") return [node];
  const written = bodyOf(serialise(node));
  if (CARDS.has(node.type.name)) {
    return written.textContent.replace(/\s/g, "") === element.textContent.replace(/\s/g, "")
      && sameAttributes(written.firstElementChild, element) ? [node] : kept();
  }
  return shapeOf(written) === shapeOf(holderOf(element)) ? [node] : kept();
}

function holderOf(element) {
  const holder = element.ownerDocument.createElement("div");
  holder.append(element.cloneNode(true));
  return holder;
}

const sameAttributes = (a, b) =>
  [...b.attributes].every(({ name, value }) => (a.getAttribute(name) ?? "") === value);

/** Gives bare text in list items, cells and quotes a paragraph, and tells who had one before. */
function markWraps(root) {
  for (const holder of root.querySelectorAll(HOLDERS)) {
    let run = null;
    for (const child of [...holder.childNodes]) {
      const isInline = child.nodeType === Node.TEXT_NODE || child.matches?.(INLINE);
      if (!isInline) {
        run = null;
        if (child.localName === "p") child.setAttribute("data-wrap", "p");
      } else if (run || child.nodeType !== Node.TEXT_NODE || child.data.trim()) {
        if (!run) {
          run = root.ownerDocument.createElement("p");
          run.setAttribute("data-wrap", "bare");
          child.before(run);
        }
        run.append(child);
      }
    }
  }
}
