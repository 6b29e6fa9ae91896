// What one can do with blocks, whoever asks for it: toolbar, menus, shortcuts, cards.

import { pm } from "django-prose-editor/editor";

const { NodeSelection, Selection, TextSelection } = pm.state;

/** The block at the top of the document that holds the selection: {index, position, node}. */
export function blockAt(state, position = state.selection.from) {
  const resolved = state.doc.resolve(position);
  const index = Math.min(resolved.index(0), state.doc.childCount - 1);
  let start = 0;
  for (let i = 0; i < index; i += 1) start += state.doc.child(i).nodeSize;
  return { index, position: start, node: state.doc.child(index) };
}

/** Changes a block with its neighbour above (-1) or below (1). */
export function moveBlockAt(editor, position, step) {
  const { state, view } = editor;
  const { index, position: start, node } = blockAt(state, position);
  const other = state.doc.maybeChild(index + step);
  if (!other) return false;
  const target = step < 0 ? start - other.nodeSize : start + other.nodeSize;
  const { selection } = state;
  const isInside = selection.from >= start && selection.to <= start + node.nodeSize;
  const tr = state.tr.delete(start, start + node.nodeSize).insert(target, node);
  if (isInside && selection instanceof NodeSelection && selection.from === start) {
    tr.setSelection(NodeSelection.create(tr.doc, target));
  } else if (isInside && selection instanceof TextSelection) {
    const shift = target - start;
    tr.setSelection(TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift));
  }
  view.dispatch(pm.history.closeHistory(tr).scrollIntoView());
  return true;
}

/** Selects the card at a position. */
export function selectCard(editor, position) {
  const { state, view } = editor;
  view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, position)).scrollIntoView());
}

const isEmptyParagraph = (node) => node?.type.name === "paragraph" && node.childCount === 0;

/** Whether the caret stands in an empty paragraph at the top of the document. */
export function onEmptyLine(state) {
  const { $from, empty } = state.selection;
  return empty && $from.depth === 1 && isEmptyParagraph($from.parent);
}

/**
 * Puts a block in the place of the empty paragraph at the caret, or below the block of the caret.
 * Text can be typed below it at once.
 */
export function insertBlock(editor, node) {
  const { state, view } = editor;
  const { position, node: here } = blockAt(state);
  const tr = state.tr;
  let start = position;
  if (isEmptyParagraph(here)) tr.replaceWith(position, position + here.nodeSize, node);
  else {
    start = position + here.nodeSize;
    tr.insert(start, node);
  }
  const end = start + node.nodeSize;
  if (!tr.doc.nodeAt(end)) tr.insert(end, state.schema.nodes.paragraph.create());
  const inside = node.isAtom || node.isLeaf ? end : start;
  tr.setSelection(Selection.near(tr.doc.resolve(inside + 1)));
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

/** An empty paragraph below the block at a position, with the caret in it. */
export function openLineBelow(editor, position) {
  const { state, view } = editor;
  const { position: start, node } = blockAt(state, position);
  if (isEmptyParagraph(node)) {
    view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, start + 1)));
  } else {
    const end = start + node.nodeSize;
    const tr = state.tr.insert(end, state.schema.nodes.paragraph.create());
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView());
  }
  view.focus();
}

export const insertCard = (editor, name, attrs) =>
  insertBlock(editor, editor.schema.nodes[name].create(attrs));
