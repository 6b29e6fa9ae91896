// Cards: what stands in the text as one piece. Each is a marker of the source body.

import { Node } from "django-prose-editor/editor";
import { allowed } from "body-editor/allow";
import { CardView } from "body-editor/cardview";
import { readGallery } from "body-editor/gallery";
import { serialise } from "body-editor/save";

const folded = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

function linesOf(quote) {
  if (!quote) return "";
  const copy = quote.cloneNode(true);
  for (const end of copy.querySelectorAll("br")) end.replaceWith("\n");
  const parts = copy.querySelector("p, li") ? copy.querySelectorAll("p, li") : [copy];
  return [...parts]
    .flatMap((part) => part.textContent.split("\n"))
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter(Boolean)
    .join("\n");
}

function toMarkup(node) {
  const page = new DOMParser().parseFromString(serialise(node), "text/html");
  return document.importNode(page.body.firstElementChild ?? page.createElement("p"), true);
}

function card(name, defaults, tag, read) {
  return Node.create({
    name,
    group: "block",
    atom: true,
    draggable: true,
    selectable: true,
    isolating: true,
    addAttributes: () =>
      Object.fromEntries(
        Object.entries(defaults).map(([key, value]) => [key, { default: value, rendered: false }]),
      ),
    parseHTML: () => (tag ? [{ tag, getAttrs: read, priority: 60 }] : []),
    // The clipboard gets the marker itself, so that cards can be copied between articles.
    renderHTML: ({ node }) => toMarkup(node),
    addNodeView: () => (props) => new CardView(props),
  });
}

const Photo = card("photo", { photo: "", layout: "", caption: "" }, "figure[data-photo]", (element) => {
  const photo = allowed(element, "data-photo");
  return photo
    ? {
        photo,
        layout: allowed(element, "data-layout") ?? "",
        caption: folded(element.querySelector("figcaption")),
      }
    : false;
});

const Gallery = card(
  "gallery",
  { kind: "strip", caption: "", photos: [] },
  "figure[data-gallery]:not([data-photo]):not([data-embed])",
  (element) => {
    const kind = allowed(element, "data-gallery");
    return kind ? readGallery(element, kind) : false;
  },
);

const Embed = card(
  "embed",
  { address: "", provider: "", author: "", handle: "", date: "", text: "" },
  "figure[data-embed]:not([data-photo])",
  (element) => {
    const address = allowed(element, "data-embed");
    if (address === null) return false;
    const value = (name) => allowed(element, `data-${name}`) ?? "";
    return {
      address,
      provider: value("provider"),
      author: value("author"),
      handle: value("handle"),
      date: value("date"),
      text: linesOf(element.querySelector("blockquote")),
    };
  },
);

const Related = card("related", { article: "", headline: "" }, "aside[data-related]", (element) => {
  const article = allowed(element, "data-related");
  return article === null ? false : { article, headline: folded(element) };
});

const Newsletter = card("newsletter", { slug: "", name: "" }, "aside[data-newsletter]:not([data-related])", (element) => {
  const slug = allowed(element, "data-newsletter");
  return slug === null ? false : { slug, name: folded(element) };
});

const Kept = card("kept", { html: "" }, null, null);

export const cards = [Photo, Gallery, Embed, Related, Newsletter, Kept];
