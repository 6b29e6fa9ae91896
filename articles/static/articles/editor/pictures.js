// Picture files that are pasted into the text or dropped on it become photo cards.

import { Extension, pm } from "django-prose-editor/editor";
import { may } from "body-editor/api";
import { blockAt } from "body-editor/commands";
import { picturesOf, uploads } from "body-editor/uploads";

const key = new pm.state.PluginKey("bodyPictures");

/** Where the next picture goes, kept in its place while one goes on writing. */
const places = () =>
  new pm.state.Plugin({
    key,
    state: {
      init: () => null,
      apply: (tr, place) => {
        const wanted = tr.getMeta(key);
        if (wanted !== undefined) return wanted;
        return place === null ? null : tr.mapping.map(place, 1);
      },
    },
  });

function insertBelow(view, photo) {
  const { state } = view;
  const place = Math.min(key.getState(state) ?? state.selection.from, state.doc.content.size);
  const { position, node } = blockAt(state, place);
  const card = state.schema.nodes.photo.create({ photo: String(photo.id) });
  const isBlank = node.type.name === "paragraph" && node.childCount === 0;
  const end = position + node.nodeSize;
  const tr = isBlank ? state.tr.replaceWith(position, end, card) : state.tr.insert(end, card);
  const after = (isBlank ? position : end) + card.nodeSize;
  if (!tr.doc.nodeAt(after)) tr.insert(after, state.schema.nodes.paragraph.create());
  view.dispatch(pm.history.closeHistory(tr).setMeta(key, after - 1).scrollIntoView());
}

export const Pictures = Extension.create({
  name: "bodyPictures",
  priority: 1150,
  addProseMirrorPlugins() {
    const files = uploads((photo) => insertBelow(this.editor.view, photo));
    const take = (view, pictures, position) => {
      if (!pictures.length || !may("add_photo")) return false;
      if (!files.list.isConnected) view.dom.closest(".body-editor").append(files.list);
      view.dispatch(view.state.tr.setMeta(key, position));
      files.take(pictures);
      return true;
    };
    return [
      places(),
      new pm.state.Plugin({
        props: {
          // Word and web pages put a picture of the text beside it: then the text counts.
          handlePaste: (view, event) =>
            !event.clipboardData?.types.some((type) => type.startsWith("text/")) &&
            take(view, picturesOf(event.clipboardData), view.state.selection.from),
          handleDrop: (view, event, _slice, moved) => {
            const pictures = moved ? [] : picturesOf(event.dataTransfer);
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
            if (!take(view, pictures, at?.pos ?? view.state.selection.from)) return false;
            event.preventDefault();
            return true;
          },
        },
      }),
    ];
  },
});
