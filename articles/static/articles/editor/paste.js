// Pasting: addresses, embed code, and markup from elsewhere.

import { Extension, pm } from "django-prose-editor/editor";
import { recognise, remember } from "body-editor/api";
import { onEmptyLine, openLineBelow } from "body-editor/commands";
import { linkTo } from "body-editor/marks";
import { cleanAddress, cleanPaste } from "body-editor/pastehtml";

const IS_ADDRESS = /^https?:\/\/\S+$/i;
const IS_CODE = /^<(blockquote|iframe|div|script|figure|amp-|!--|p\b|section|rebelmouse|fb:)[\s\S]*>$|^\[\w+[\s\S]*\]$/i;
const key = new pm.state.PluginKey("bodyPaste");

let site = "";

export const setSite = (address) => {
  site = address;
};

const isOwn = (address) => [site, location.origin].some((own) => own && address.startsWith(`${own}/`));

// --- Places that wait for an answer, while one goes on writing ---------------------------------

const waiting = () =>
  new pm.state.Plugin({
    key,
    state: {
      init: () => new Map(),
      apply(tr, before) {
        const { add, remove } = tr.getMeta(key) ?? {};
        if (!tr.docChanged && !add && !remove) return before;
        const after = new Map();
        for (const [id, { from, to }] of before) {
          if (id !== remove) after.set(id, { from: tr.mapping.map(from, 1), to: tr.mapping.map(to, -1) });
        }
        if (add) after.set(add.id, add);
        return after;
      },
    },
  });

/** Asks the server about a text that stands in the document, and acts where it stands then. */
async function ask(view, from, to, text, act, more = {}) {
  const id = Symbol(text);
  view.dispatch(view.state.tr.setMeta(key, { add: { id, from, to } }));
  const stood = view.state.doc.textBetween(from, to);
  const answer = await recognise(text, more).catch(() => ({}));
  const place = key.getState(view.state).get(id);
  view.dispatch(view.state.tr.setMeta(key, { remove: id }));
  const stillThere = place && place.from < place.to && view.state.doc.textBetween(place.from, place.to) === stood;
  if (stillThere) act(answer, place);
}

// --- What becomes of it --------------------------------------------------------------------------

function linkPlace(view, { from, to }, attrs, words) {
  const { schema, tr } = view.state;
  const mark = schema.marks.link.create(attrs);
  tr.removeMark(from, to, schema.marks.link);
  if (words) {
    const others = view.state.doc.resolve(from).marksAcross(view.state.doc.resolve(to)) ?? [];
    tr.replaceWith(from, to, schema.text(words, mark.addToSet(others.filter((one) => one.type !== schema.marks.link))));
  } else tr.addMark(from, to, mark);
  view.dispatch(tr.removeStoredMark(schema.marks.link));
}

function toArticle(view, place, article, words) {
  remember("articles", article);
  linkPlace(view, place, { article: String(article.id) }, words && article.headline);
}

/** The paragraph at a place becomes an embed card; the caret goes to the line below. */
function toEmbed(view, { from }, embed) {
  const { state } = view;
  const resolved = state.doc.resolve(from);
  const tr = state.tr;
  const start = resolved.before(1);
  tr.replaceWith(start, resolved.after(1), state.schema.nodes.embed.create(embed));
  const end = start + 1;
  const caretWasHere = state.selection.from >= start && state.selection.to <= resolved.after(1);
  if (!tr.doc.nodeAt(end)) tr.insert(end, state.schema.nodes.paragraph.create());
  if (caretWasHere) tr.setSelection(pm.state.Selection.near(tr.doc.resolve(end + 1)));
  view.dispatch(pm.history.closeHistory(tr).scrollIntoView());
}

function insertText(view, text) {
  const { from, to } = view.state.selection;
  view.dispatch(pm.history.closeHistory(view.state.tr.insertText(text, from, to)));
  return { from, to: from + text.length };
}

function pasteOnEmptyLine(view, text) {
  const shown = text.replace(/\s+/g, " ");
  const place = insertText(view, shown);
  const attrs = IS_ADDRESS.test(text) ? linkTo(text) : null;
  if (attrs) linkPlace(view, place, attrs);
  // What no provider knows is a link's card, unless it is a page of the magazine's own.
  const more = attrs && !isOwn(text) ? { card: "on" } : {};
  ask(view, place.from, place.to, text, ({ embed, article }, now) => {
    if (embed) toEmbed(view, now, embed);
    else if (article) toArticle(view, now, article, true);
  }, more);
}

function pasteAddress(view, text) {
  const attrs = linkTo(text);
  if (!attrs) return false;
  const { from, to, empty, $from } = view.state.selection;
  if (!$from.parent.inlineContent || !view.state.selection.$to.sameParent($from)) return false;
  const place = empty ? insertText(view, text) : { from, to };
  linkPlace(view, place, attrs);
  if (isOwn(text)) {
    ask(view, place.from, place.to, text, ({ article }, now) => article && toArticle(view, now, article, empty));
  }
  return true;
}

export const Paste = Extension.create({
  name: "bodyPaste",
  priority: 1100,
  addProseMirrorPlugins() {
    return [
      waiting(),
      new pm.state.Plugin({
        props: {
          transformPastedHTML: cleanPaste,
          handlePaste: (view, event) => {
            const { selection } = view.state;
            if (selection instanceof pm.state.NodeSelection && selection.node.isAtom) {
              openLineBelow(this.editor, selection.from);
            }
            const raw = (event.clipboardData?.getData("text/plain") ?? "").trim();
            const text = IS_ADDRESS.test(raw) ? cleanAddress(raw) : raw;
            if (event.clipboardData?.getData("text/html").includes("data-pm-slice")) return false;
            if (onEmptyLine(view.state) && (IS_ADDRESS.test(text) || IS_CODE.test(text))) {
              pasteOnEmptyLine(view, text);
              return true;
            }
            return IS_ADDRESS.test(text) && pasteAddress(view, text);
          },
        },
      }),
    ];
  },
});
