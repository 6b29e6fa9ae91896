// Simple tables: rows and cells, a heading row, a caption.

import { Table, TableCell, TableHeader, TableRow } from "django-prose-editor/editor";
import { allowed } from "body-editor/allow";
import { CELL_CONTENT } from "body-editor/blocks";

const number = (name) => ({
  default: 1,
  parseHTML: (element) => Number(allowed(element, name)) || 1,
});

// Not the library's own: those read and write style attributes, which the policy forbids.
const cellAttributes = () => ({
  colspan: number("colspan"),
  rowspan: number("rowspan"),
  colwidth: { default: null, rendered: false },
});

const captionOf = (table) => {
  const caption = [...table.children].find((child) => child.localName === "caption");
  return caption ? caption.textContent.replace(/\s+/g, " ").trim() : "";
};

const OwnTable = Table.extend({
  addAttributes: () => ({
    caption: { default: "", rendered: false, parseHTML: captionOf },
  }),
  // A caption is an attribute: as content it would stand where only rows may.
  parseHTML: () => [{ tag: "table" }, { tag: "caption", ignore: true }],
  renderHTML: ({ node }) => [
    "table",
    node.attrs.caption ? { "data-caption": node.attrs.caption } : {},
    ["tbody", 0],
  ],
  addNodeView: () => null,
});

const OwnRow = TableRow.extend({
  addAttributes: () => ({
    // In which part a row stood; rows that one adds decide by their cells.
    part: {
      default: null,
      rendered: false,
      parseHTML: (row) => (row.parentElement?.localName === "thead" ? "head" : "body"),
    },
  }),
});

const OwnCell = TableCell.extend({
  content: CELL_CONTENT,
  addAttributes: cellAttributes,
  parseHTML: () => [{ tag: "td" }],
});

const OwnHeader = TableHeader.extend({
  content: CELL_CONTENT,
  addAttributes: () => ({
    ...cellAttributes(),
    scope: { default: null, parseHTML: (element) => allowed(element, "scope") },
  }),
  parseHTML: () => [{ tag: "th" }],
});

export const tables = [OwnTable, OwnRow, OwnCell, OwnHeader];
