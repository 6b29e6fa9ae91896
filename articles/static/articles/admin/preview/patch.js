// Brings an element to new content and touches only what differs: scroll, focus and pictures stay.

/** Gives an element the children that `html` describes. */
export function patch(element, html) {
  const page = new DOMParser().parseFromString(`<body>${html}`, "text/html");
  children(element, page.body);
}

/** Gives a document's root element and body the attributes and content of another's. */
export function patchPage(page, next) {
  attributes(page.documentElement, next.documentElement);
  attributes(page.body, next.body);
  children(page.body, next.body);
}

function children(old, next) {
  const before = [...old.childNodes];
  const after = [...next.childNodes];
  while (before.length && after.length && before[0].isEqualNode(after[0])) {
    before.shift();
    after.shift();
  }
  let behind = null;
  while (before.length && after.length && before.at(-1).isEqualNode(after.at(-1))) {
    behind = before.pop();
    after.pop();
  }
  if (before.length === after.length && before.every((node, index) => isAlike(node, after[index]))) {
    before.forEach((node, index) => node.isEqualNode(after[index]) || one(node, after[index]));
    return;
  }
  for (const node of before) node.remove();
  for (const node of after) old.insertBefore(old.ownerDocument.importNode(node, true), behind);
}

const isAlike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName;

function one(old, next) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    old.data = next.data;
    return;
  }
  attributes(old, next);
  children(old, next);
}

function attributes(old, next) {
  for (const { name } of [...old.attributes]) {
    if (!next.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}
