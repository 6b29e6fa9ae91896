// Marks of the text: emphasis from the library, links and languages of the magazine's own.

import { Bold, Italic, Mark, Strike, Subscript, Superscript } from "django-prose-editor/editor";
import { allowed, isAddress } from "body-editor/allow";
import { _ } from "body-editor/words";

const Link = Mark.create({
  name: "link",
  priority: 1000,
  inclusive: false,
  keepOnSplit: false,
  exitable: true,
  addAttributes: () => ({
    href: { default: null, rendered: false },
    article: { default: null, rendered: false },
  }),
  parseHTML: () => [
    {
      tag: "a",
      getAttrs(element) {
        const article = allowed(element, "data-article");
        const href = allowed(element, "href");
        return article || href ? { article, href } : false;
      },
    },
  ],
  renderHTML({ mark: { attrs } }) {
    const attributes = {};
    if (attrs.href) attributes.href = attrs.href;
    if (attrs.article) attributes["data-article"] = attrs.article;
    attributes.title = attrs.article ? _("An article of this magazine") : attrs.href;
    return ["a", attributes, 0];
  },
});

const Language = Mark.create({
  name: "language",
  inclusive: false,
  addAttributes: () => ({ lang: { default: null } }),
  parseHTML: () => [
    {
      tag: "span",
      getAttrs(element) {
        const lang = allowed(element, "lang");
        return lang ? { lang } : false;
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
});

export const marks = [Link, Language, Bold, Italic, Strike, Subscript, Superscript];

/** A link's attributes for a typed address; null where it can't be one. */
export function linkTo(address) {
  const text = address.trim();
  if (isAddress(text)) return { href: text, article: null };
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return { href: `mailto:${text}`, article: null };
  const whole = `https://${text}`;
  return /^[\w-]+(\.[\w-]+)+([/?#]\S*)?$/.test(text) && isAddress(whole)
    ? { href: whole, article: null }
    : null;
}
