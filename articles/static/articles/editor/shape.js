// What two pieces of markup have in common: the same shape means that nothing was lost.

const INLINE = new Set(["a", "em", "s", "span", "strong", "sub", "sup"]);
const fold = (text) => text.replace(/[ \t\r\n]+/g, " ");

const sign = (element) => {
  const attributes = [...element.attributes]
    .filter(({ name }) => name !== "data-wrap")
    .map(({ name, value }) => `${name}=${value}`)
    .sort();
  return attributes.length ? `${element.localName}[${attributes}]` : element.localName;
};

/** Text with everything that stands around it, blind to the order of marks and to white space. */
export function shapeOf(root) {
  const runs = [];
  walk(root, "", [], runs);
  return runs
    .map(({ path, marks, text }) => `${path}|${marks}|${fold(text).trim()}`)
    .filter((run) => !run.endsWith("||"))
    .join("\n");
}

function walk(parent, path, marks, runs) {
  for (const child of parent.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) add(runs, path, marks, child.data);
    else if (child.nodeType !== Node.ELEMENT_NODE) continue;
    else if (INLINE.has(child.localName)) walk(child, path, [...marks, sign(child)], runs);
    else {
      const deeper = `${path}/${sign(child)}`;
      runs.push({ path: deeper, marks: "<", text: "" });
      walk(child, deeper, marks, runs);
    }
  }
}

function add(runs, path, marks, text) {
  const around = [...new Set(marks)].sort().join();
  const last = runs.at(-1);
  if (last?.path === path && last.marks === around) last.text += text;
  else runs.push({ path, marks: around, text });
}
