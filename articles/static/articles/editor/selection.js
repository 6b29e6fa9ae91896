// Keys and pastes act on the selection that the browser shows, not on the one it has told of last.

import { Extension, pm } from "django-prose-editor/editor";

function refresh(view) {
  if (!view.composing) view.domObserver.flush();
  return false;
}

/**
 * Browsers tell of a changed selection a moment later. A quick Shift-Arrow and Ctrl-K would link
 * what was selected before; so the view reads the selection before every key, and before what is
 * pasted, copied or cut. While signs are composed (Irish accents, Japanese) it is left alone.
 */
export const FreshSelection = Extension.create({
  name: "freshSelection",
  priority: 2000,
  addProseMirrorPlugins: () => [
    new pm.state.Plugin({
      props: {
        handleDOMEvents: {
          keydown: (view, event) => event.key !== "Process" && refresh(view),
          paste: refresh,
          copy: refresh,
          cut: refresh,
        },
      },
    }),
  ],
});
