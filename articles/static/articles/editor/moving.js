// Keys for blocks and cards: moving, editing, going on to write beside them.

import { Extension, pm } from "django-prose-editor/editor";
import { blockAt, moveBlockAt, openLineBelow } from "body-editor/commands";

const selectedCard = (state) => {
  const { selection } = state;
  return selection instanceof pm.state.NodeSelection && selection.node.isAtom && selection.node.isBlock;
};

export const Moving = Extension.create({
  name: "moving",
  priority: 1100,
  addKeyboardShortcuts() {
    const move = (step) => () => {
      moveBlockAt(this.editor, blockAt(this.editor.state).position, step);
      return true;
    };
    return {
      "Alt-ArrowUp": move(-1),
      "Alt-ArrowDown": move(1),
      // A card that is selected would be replaced; the line goes on below it.
      Enter: () => {
        const { state } = this.editor;
        if (!selectedCard(state)) return false;
        openLineBelow(this.editor, state.selection.from);
        return true;
      },
      "Alt-Enter": () => {
        const { state, view } = this.editor;
        if (!selectedCard(state)) return false;
        view.nodeDOM(state.selection.from)?.querySelector("[data-tool=edit]:not([hidden])")?.click();
        return true;
      },
    };
  },
  addProseMirrorPlugins() {
    return [
      new pm.state.Plugin({
        props: {
          handleTextInput: (view, _from, _to, text) => {
            if (!selectedCard(view.state)) return false;
            openLineBelow(this.editor, view.state.selection.from);
            view.dispatch(view.state.tr.insertText(text));
            return true;
          },
        },
      }),
    ];
  },
});
