// Leads to where a problem can be mended: a field, or a block, card, link or "TK" of the body.

import { pm } from "django-prose-editor/editor";
import { gapsOf, TO_COME } from "body-editor/tk";

const FOCUSABLE = "input:not([type=hidden]), textarea, select, .select2-selection, button, a[href], [tabindex='0']";
const { NodeSelection, TextSelection } = pm.state;

/** Returns whether there was such a place. `block` and `find` are the server's (see Place). */
export function goTo(form, { field, block, find }) {
  const editor = form.querySelector("textarea[name=body]")?.bodyEditor?.editor;
  if (field === "body" && editor) return toBody(editor, block, find);
  const place = document.getElementById(`id_${field}`);
  if (!place) return false;
  for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const control = controlOf(place);
  control.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
  const gap = find === "TK" && typeof control.value === "string" ? [...control.value.matchAll(TO_COME)][0] : null;
  if (gap) control.setSelectionRange(gap.index, gap.index + gap[0].length);
  return true;
}

function controlOf(place) {
  const isSeen = (element) => element.getClientRects().length > 0 && !element.disabled && element.tabIndex >= 0;
  if (place.matches(FOCUSABLE) && isSeen(place)) return place;
  const around = place.matches(FOCUSABLE) ? place.closest(".form-row, .article-row-field, .article-panel") : place;
  return [...(around ?? place).querySelectorAll(FOCUSABLE)].find(isSeen) ?? place;
}

function toBody({ state, view }, block, find) {
  const found = blockAt(state.doc, Number(block ?? 0));
  const selection = found ? selectionIn(state.doc, found, find ?? "") : TextSelection.atStart(state.doc);
  view.focus();
  view.dispatch(state.tr.setSelection(selection));
  const shown = view.nodeDOM(selection instanceof NodeSelection ? selection.from : selection.$from.before(1));
  (shown instanceof Element ? shown : view.dom).scrollIntoView({ block: "center" });
  return true;
}

/** The nth block that holds something, as the server counts them. */
function blockAt(doc, number) {
  let left = number;
  let found = null;
  doc.forEach((node, position) => {
    if (!node.isAtom && !node.textContent.trim() && !holdsAtom(node)) return;
    if (left === 0) found = { node, position };
    left -= 1;
  });
  return found;
}

function holdsAtom(node) {
  let holds = false;
  node.descendants((child) => {
    holds ||= child.isAtom && child.isBlock;
    return !holds;
  });
  return holds;
}

function selectionIn(doc, { node, position }, find) {
  const range = find === "TK" ? gapIn(node, position) : find ? linkIn(node, position, find.replace("article ", "")) : null;
  if (range) return TextSelection.create(doc, ...range);
  if (node.isAtom) return NodeSelection.create(doc, position);
  const card = cardIn(node, position);
  if (card !== null) return NodeSelection.create(doc, card);
  return TextSelection.near(doc.resolve(position + 1));
}

function gapIn(node, position) {
  let found = null;
  const look = (textblock, start) => {
    if (found || !textblock.isTextblock) return !found;
    const [gap] = gapsOf(textblock);
    if (gap) found = [start + 1 + gap[0], start + 1 + gap[1]];
    return false;
  };
  if (look(node, position)) node.descendants((child, offset) => look(child, position + 1 + offset));
  return found;
}

function linkIn(node, position, article) {
  let found = null;
  node.descendants((child, offset) => {
    const isIt = child.marks.some(({ type, attrs }) => type.name === "link" && String(attrs.article) === article);
    if (!isIt || (found && found[1] !== position + 1 + offset)) return;
    found = [found?.[0] ?? position + 1 + offset, position + 1 + offset + child.nodeSize];
  });
  return found;
}

function cardIn(node, position) {
  let found = null;
  node.descendants((child, offset) => {
    if (found === null && child.isAtom && child.isBlock) found = position + 1 + offset;
    return found === null;
  });
  return found;
}
