// Blocks of text: paragraphs, headings, lists, quotes, rules.

import {
  Blockquote, BulletList, Document, Dropcursor, Gapcursor, HardBreak, Heading, HorizontalRule,
  ListItem, Node, OrderedList, Paragraph, Text, UndoRedo,
  wrappingInputRule,
} from "django-prose-editor/editor";
import { allowed } from "body-editor/allow";

const FLOW = "(paragraph | bulletList | orderedList)";

const language = {
  lang: { default: null, parseHTML: (element) => allowed(element, "lang") },
};

// `wrap` remembers whether the text of a list item, quote or cell stood in a <p> of its own.
const OwnParagraph = Paragraph.extend({
  addAttributes: () => ({
    ...language,
    wrap: {
      default: null,
      rendered: false,
      parseHTML: (element) => element.getAttribute("data-wrap"),
    },
  }),
});

const Quote = Blockquote.extend({
  content: `${FLOW}+`,
  addAttributes: () => language,
  parseHTML: () => [{ tag: "blockquote:not([data-pullquote])" }],
});

const PullQuote = Node.create({
  name: "pullquote",
  group: "block",
  content: "paragraph+",
  defining: true,
  addAttributes: () => language,
  parseHTML: () => [{ tag: "blockquote[data-pullquote]" }],
  renderHTML: ({ HTMLAttributes }) => [
    "blockquote",
    { ...HTMLAttributes, "data-pullquote": "" },
    0,
  ],
});

const OwnOrderedList = OrderedList.extend({
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (element) => Number(allowed(element, "start")) || 1,
    },
  }),
  addInputRules() {
    return [
      wrappingInputRule({
        find: /^(\d{1,3})\.\s$/,
        type: this.type,
        getAttributes: ([, number]) => ({ start: Number(number) || 1 }),
        joinPredicate: ([, number], { attrs, childCount }) =>
          attrs.start + childCount === Number(number),
      }),
    ];
  },
  addNodeView: () => null,
  // The library's own takes every numbered plain text on paste, whole articles among them.
  addProseMirrorPlugins: () => [],
});

export const blocks = [
  Document,
  Text,
  OwnParagraph,
  Heading.configure({ levels: [2, 3] }),
  BulletList,
  OwnOrderedList,
  ListItem.extend({ content: `paragraph ${FLOW}*` }),
  Quote,
  PullQuote,
  HorizontalRule,
  HardBreak,
  Dropcursor.configure({ class: "body-dropcursor", color: false, width: 3 }),
  Gapcursor,
  UndoRedo.configure({ depth: 500 }),
];

export const CELL_CONTENT = `${FLOW}+`;
