// The document as source body HTML, as the sanitiser would leave it.

const BARE_PLACES = new Set(["listItem", "tableCell", "tableHeader"]);
// From the outside in; the order is fixed so that the same text gives the same markup.
const MARKS = ["link", "language", "bold", "italic", "strike", "subscript", "superscript"];
const MARK_TAGS = { bold: "strong", italic: "em", strike: "s", subscript: "sub", superscript: "sup" };

export const escape = (text) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const quote = (value) => escape(String(value)).replace(/"/g, "&quot;");
const attribute = (name, value) =>
  value === null || value === undefined ? "" : ` ${name}="${quote(value)}"`;
const marked = (name, value) => (value ? attribute(name, value) : "");

function openMark({ type, attrs }) {
  if (type.name === "link") {
    return `<a${marked("href", attrs.href)}${marked("data-article", attrs.article)}>`;
  }
  if (type.name === "language") return `<span${attribute("lang", attrs.lang)}>`;
  return `<${MARK_TAGS[type.name]}>`;
}

const closeMark = ({ type }) =>
  `</${{ link: "a", language: "span" }[type.name] ?? MARK_TAGS[type.name]}>`;

function inline(parent) {
  let out = "";
  let open = [];
  parent.forEach((child) => {
    const wanted = [...child.marks].sort(
      (a, b) => MARKS.indexOf(a.type.name) - MARKS.indexOf(b.type.name),
    );
    let same = 0;
    while (same < open.length && same < wanted.length && open[same].eq(wanted[same])) same += 1;
    out += open.slice(same).reverse().map(closeMark).join("");
    out += wanted.slice(same).map(openMark).join("");
    open = wanted;
    out += child.isText ? escape(child.text) : "<br>";
  });
  return out + open.reverse().map(closeMark).join("");
}

function paragraph(node, parent, index) {
  const neighbours = [index - 1, index + 1].map((i) => parent?.maybeChild(i)?.type.name);
  const place = parent?.type.name;
  const mayBeBare = parent && place !== "doc" && !node.attrs.lang && !neighbours.includes("paragraph");
  const isBare = node.attrs.wrap ? node.attrs.wrap === "bare" : BARE_PLACES.has(place);
  return mayBeBare && isBare ? inline(node) : `<p${marked("lang", node.attrs.lang)}>${inline(node)}</p>`;
}

function children(node) {
  let out = "";
  node.forEach((child, _offset, index) => {
    out += serialise(child, node, index);
  });
  return out;
}

function cell(tag, node) {
  const { colspan, rowspan, scope } = node.attrs;
  const spans = marked("colspan", colspan > 1 && colspan) + marked("rowspan", rowspan > 1 && rowspan);
  return `<${tag}${spans}${marked("scope", scope)}>${children(node)}</${tag}>`;
}

function isHeading(row) {
  if (row.attrs.part) return row.attrs.part === "head";
  let all = true;
  row.forEach((child) => {
    all &&= child.type.name === "tableHeader";
  });
  return all;
}

function table(node) {
  let head = "";
  let body = "";
  node.forEach((row) => {
    // Only the rows at the top can be the table's head.
    if (!body && isHeading(row)) head += serialise(row);
    else body += serialise(row);
  });
  const caption = node.attrs.caption ? `<caption>${escape(node.attrs.caption)}</caption>` : "";
  return (
    `<table>${caption}${head && `<thead>${head}</thead>`}${body && `<tbody>${body}</tbody>`}</table>`
  );
}

function photo({ attrs }) {
  const caption = attrs.caption ? `<figcaption>${escape(attrs.caption)}</figcaption>` : "";
  return `<figure data-photo="${quote(attrs.photo)}"${marked("data-layout", attrs.layout)}>${caption}</figure>`;
}

function gallery({ attrs }) {
  const caption = attrs.caption ? `<figcaption>${escape(attrs.caption)}</figcaption>` : "";
  const photos = attrs.photos.map((one) => photo({ attrs: one })).join("");
  return `<figure data-gallery="${quote(attrs.kind)}">${photos}${caption}</figure>`;
}

function embed({ attrs }) {
  const lines = attrs.text.split("\n").filter((line) => line.trim());
  return (
    `<figure data-embed="${quote(attrs.address)}" data-provider="${quote(attrs.provider)}"` +
    ["author", "handle", "date"].map((name) => marked(`data-${name}`, attrs[name])).join("") +
    `><blockquote>${lines.map((line) => `<p>${escape(line)}</p>`).join("")}</blockquote></figure>`
  );
}

const WRITERS = {
  paragraph,
  heading: (node) => `<h${node.attrs.level}>${inline(node)}</h${node.attrs.level}>`,
  bulletList: (node) => `<ul>${children(node)}</ul>`,
  orderedList: (node) =>
    `<ol${marked("start", node.attrs.start !== 1 && node.attrs.start)}>${children(node)}</ol>`,
  listItem: (node) => `<li>${children(node)}</li>`,
  blockquote: (node) =>
    `<blockquote${marked("lang", node.attrs.lang)}>${children(node)}</blockquote>`,
  pullquote: (node) =>
    `<blockquote data-pullquote=""${marked("lang", node.attrs.lang)}>${children(node)}</blockquote>`,
  horizontalRule: () => "<hr>",
  table,
  tableRow: (node) => `<tr>${children(node)}</tr>`,
  tableCell: (node) => cell("td", node),
  tableHeader: (node) => cell("th", node),
  photo,
  gallery,
  embed,
  related: ({ attrs }) =>
    `<aside data-related="${quote(attrs.article)}">${escape(attrs.headline)}</aside>`,
  newsletter: ({ attrs }) =>
    `<aside data-newsletter="${quote(attrs.slug)}">${escape(attrs.name)}</aside>`,
  kept: ({ attrs }) => attrs.html,
};

/** One node as source body HTML. */
export function serialise(node, parent = null, index = 0) {
  return WRITERS[node.type.name](node, parent, index);
}

/** Writes documents; blocks that nobody touched come out as `originals` has them. */
export class Writer {
  constructor(originals) {
    this.originals = originals;
    this.cache = new WeakMap();
  }

  write(doc) {
    let out = "";
    doc.forEach((node) => {
      if (!this.cache.has(node)) this.cache.set(node, this.block(node));
      out += this.cache.get(node);
    });
    return out;
  }

  block(node) {
    if (node.type.name === "paragraph" && node.childCount === 0) return "";
    const written = serialise(node);
    return this.originals.byNode.get(node) ?? this.originals.byMarkup.get(written) ?? written;
  }
}
