// All blocks that can be put in: one list for the "/" menu, the add button and the toolbar; and "@".

import { findArticles, remember } from "body-editor/api";
import { insertBlock, insertCard, onEmptyLine } from "body-editor/commands";
import { el } from "body-editor/dom";
import { icon } from "body-editor/icons";
import { newsletterChoices } from "body-editor/labels";
import { pickPhoto } from "body-editor/photopicker";
import { articleOption, pickArticle } from "body-editor/picker";
import { suggester } from "body-editor/suggest";
import { _ } from "body-editor/words";

const MOST_MENTIONS = 8; // as many as fit without scrolling

const chain = (editor) => editor.chain().focus();

async function addRelated(editor) {
  const article = await pickArticle();
  if (article) insertCard(editor, "related", { article: String(article.id) });
}

async function addPhoto(editor) {
  const photo = await pickPhoto();
  if (photo) insertCard(editor, "photo", { photo: String(photo.id) });
}

async function addGallery(editor, kind) {
  const photo = await pickPhoto();
  if (!photo) return;
  const known = new Set(editor.view.dom.querySelectorAll(".body-card"));
  insertCard(editor, "gallery", { kind, photos: [{ photo: String(photo.id), caption: "" }] });
  const cards = [...editor.view.dom.querySelectorAll('.body-card[data-kind="gallery"]')];
  cards.find((card) => !known.has(card))?.querySelector("[data-tool=edit]")?.click();
}

function addEmbed(editor) {
  insertCard(editor, "embed", {});
  const cards = editor.view.dom.querySelectorAll('.body-card[data-kind="embed"]');
  const fresh = [...cards].find((card) => !card.querySelector(".body-card-address"));
  fresh?.querySelector("[data-tool=edit]")?.click();
}

function addTable(editor) {
  const { tableRow, tableHeader, tableCell, paragraph, table } = editor.schema.nodes;
  const row = (type) => tableRow.create(null, [0, 1, 2].map(() => type.create(null, paragraph.create())));
  insertBlock(editor, table.create(null, [row(tableHeader), row(tableCell), row(tableCell)]));
}

/** name, icon, label, other words it is found by, and what it does. */
export const inserts = () => [
  { name: "heading2", icon: "H2", label: _("Heading"), also: "h2 title", run: (editor) => chain(editor).setHeading({ level: 2 }).run() },
  { name: "heading3", icon: "H3", label: _("Small heading"), also: "h3 subheading", run: (editor) => chain(editor).setHeading({ level: 3 }).run() },
  { name: "bullets", icon: "bullets", label: _("List"), also: "bullets ul", run: (editor) => chain(editor).toggleBulletList().run() },
  { name: "numbers", icon: "numbers", label: _("Numbered list"), also: "ol", run: (editor) => chain(editor).toggleOrderedList().run() },
  { name: "quote", icon: "quote", label: _("Quote"), also: "blockquote", run: (editor) => chain(editor).toggleBlockquote().run() },
  { name: "pullquote", icon: "pullquote", label: _("Pull-quote"), also: "pullquote", run: (editor) => chain(editor).toggleWrap("pullquote").run() },
  { name: "photo", icon: "photo", label: _("Photo"), also: "picture image", run: addPhoto },
  { name: "gallery", icon: "gallery", label: _("Gallery"), also: "photos strip slideshow pictures", run: (editor) => addGallery(editor, "strip") },
  { name: "pair", icon: "pair", label: _("Two photos side by side"), also: "pair photos gallery", run: (editor) => addGallery(editor, "pair") },
  { name: "related", icon: "related", label: _("Related article"), also: "link", run: addRelated },
  { name: "embed", icon: "embed", label: _("Post or video"), also: "embed instagram youtube x twitter tiktok facebook", run: addEmbed },
  { name: "newsletter", icon: "newsletter", label: _("Newsletter sign-up"), also: "mail", run: (editor) => insertCard(editor, "newsletter", { slug: newsletterChoices()[0]?.slug ?? "" }) },
  { name: "table", icon: "table", label: _("Table"), also: "rows columns", run: addTable },
  { name: "rule", icon: "rule", label: _("Rule"), also: "line hr divider", run: (editor) => insertCard(editor, "horizontalRule", null) },
];

export const insertOption = (item) => [
  el("span", { className: "body-hit-icon" }, icon(item.icon)),
  el("span", { className: "body-hit-main", textContent: item.label }),
];

function findInserts(query) {
  const wanted = query.trim().toLowerCase();
  return inserts().filter(
    ({ label, also }) => `${label} ${also}`.toLowerCase().split(/\s+/).some((word) => word.startsWith(wanted))
      || label.toLowerCase().startsWith(wanted),
  );
}

const onTopLine = (state) => state.selection.$from.depth === 1 && state.selection.$from.parent.type.name === "paragraph";

export const SlashMenu = suggester({
  name: "slashMenu",
  label: () => _("Blocks"),
  sign: "/",
  pattern: /^\/([\p{L}\d -]{0,20})$/u,
  fits: onTopLine,
  find: findInserts,
  show: insertOption,
  choose(editor, item, { from, to }) {
    editor.view.dispatch(editor.state.tr.delete(from, to));
    item.run(editor);
  },
});

export const Mention = suggester({
  name: "mention",
  label: () => _("Articles"),
  sign: "@",
  pattern: /(?:^|[\s([“‘„«—–])@([\p{L}\d][^@]{0,60})$/u,
  find: (query) => async () => (await findArticles(query)).slice(0, MOST_MENTIONS),
  show: articleOption,
  choose(editor, article, { from, to, isAlone }) {
    remember("articles", article);
    const { state, view, schema } = editor;
    const id = String(article.id);
    const tr = state.tr.delete(from, to);
    if (isAlone) {
      view.dispatch(tr);
      // What was typed before the answer came stays below the card.
      if (onEmptyLine(editor.state)) insertCard(editor, "related", { article: id });
      else view.dispatch(editor.state.tr.insert(from - 1, schema.nodes.related.create({ article: id })));
      return;
    }
    tr.insert(from, schema.text(article.headline, [schema.marks.link.create({ article: id })]));
    view.dispatch(tr.scrollIntoView());
    view.focus();
  },
});
