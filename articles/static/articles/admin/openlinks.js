// Links by headline, as long as they are open: asked about with every save, and bound when found.

import { bodyEditor, form } from "article-screen/form";
import { pm } from "django-prose-editor/editor";

const { NodeSelection } = pm.state;

/** Lets the session ask for the open links, and binds what it finds. */
export async function bindsOpenLinks(readMore) {
  const { editor } = await bodyEditor;

  const cards = () => {
    const found = [];
    editor.state.doc.descendants((node, position) => {
      if (node.type.name === "related" && !node.attrs.article && node.attrs.headline) found.push({ node, position });
      return !node.isTextblock;
    });
    return found;
  };
  const rows = () => readMore.values().filter(({ article, headline }) => !article && headline);

  form.openLinks = () => [...new Set([...cards().map(({ node }) => node.attrs.headline), ...rows().map(({ headline }) => headline)])];

  /** `bound` tells ids by headline. What the server has found is no change of the writer's. */
  form.bindLinks = (bound) => {
    const { tr, selection } = editor.state;
    for (const { node, position } of cards()) {
      const article = bound[node.attrs.headline];
      if (article) tr.setNodeMarkup(position, null, { ...node.attrs, article: String(article), headline: "" });
    }
    if (tr.docChanged) {
      if (selection instanceof NodeSelection) tr.setSelection(NodeSelection.create(tr.doc, selection.from));
      editor.view.dispatch(tr.setMeta("addToHistory", false));
    }
    if (rows().some(({ headline }) => bound[headline])) {
      readMore.set(readMore.values().map((row) => (!row.article && bound[row.headline] ? { article: String(bound[row.headline]), headline: "" } : row)));
    }
  };
  if (form.openLinks().length) form.dispatchEvent(new CustomEvent("article:links"));
}
