// What the two lists of the writing screen hold: authors with roles, and articles to read more.

import { rowList } from "article-screen/rows";
import { look } from "body-editor/api";
import { openDialog } from "body-editor/dialog";
import { el } from "body-editor/dom";
import { combobox, pickArticle } from "body-editor/picker";
import { _ } from "body-editor/words";

const part = (row, name) => row.querySelector(`[name$="-${name}"]`);
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// --- Authors ---------------------------------------------------------------------------------------

const authors = () =>
  [...document.querySelector('[data-rows-template="bylines"]').content.querySelector("select").options]
    .filter(({ value }) => value)
    .map(({ value, textContent }) => ({ id: value, name: textContent }));

function findAuthors(typed) {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  const found = authors().filter(({ name }) => wanted.every((word) => fold(name).includes(word)));
  const begins = ({ name }) => Number(!fold(name).startsWith(wanted[0] ?? ""));
  return found.sort((a, b) => begins(a) - begins(b)).slice(0, 50);
}

const pickAuthor = () =>
  openDialog(_("Choose an author"), (close) =>
    combobox({
      label: _("Search by name"), find: async (typed) => findAuthors(typed), pick: close,
      show: ({ name }) => [el("span", { className: "body-hit-main", textContent: name })],
    }),
  );

export const bylines = () =>
  rowList("bylines", {
    read: (row) => ({ author: part(row, "author").value, role: part(row, "role").value }),
    write(row, { author, role }) {
      part(row, "author").value = author;
      if (role) part(row, "role").value = role;
    },
    face: ({ author }) => [authors().find(({ id }) => id === author)?.name ?? _("No author")],
    async choose(present) {
      const author = await pickAuthor();
      return author && { author: author.id, role: present?.role };
    },
    same: (one, other) => one.author === other.author && one.role === (other.role ?? one.role),
    isBlank: ({ author }) => !author,
    control(row) {
      const role = part(row, "role");
      role.setAttribute("aria-label", _("Role"));
      return role;
    },
  });

// --- Read more -------------------------------------------------------------------------------------

export const readMore = () =>
  rowList("read_more", {
    read: (row) => ({ article: part(row, "article").value, headline: part(row, "headline").value }),
    write(row, { article, headline }) {
      part(row, "article").value = article ?? "";
      part(row, "headline").value = article ? "" : headline ?? "";
    },
    async face({ article, headline }) {
      if (!article) return [headline, _("Open: waits for the article of this headline")];
      const found = await look("articles", article).catch(() => undefined);
      if (found === undefined) return [`${article}`, _("The server can’t be reached.")];
      if (found === null) return [headline || article, _("This article is gone")];
      return [found.headline, [found.section, found.state, found.date].filter(Boolean).join(" · ")];
    },
    async choose(present) {
      const chosen = await pickArticle(present?.article ? "" : present?.headline ?? "", true);
      return chosen && { article: chosen.id ? String(chosen.id) : "", headline: chosen.headline };
    },
    same: (one, other) => (one.article ? one.article === other.article : !other.article && fold(one.headline) === fold(other.headline ?? "")),
    isBlank: ({ article, headline }) => !article && !headline,
  });
