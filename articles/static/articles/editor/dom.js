// Elements made without markup in strings.

const PROPERTIES = new Set(["className", "textContent", "value", "checked", "disabled", "hidden"]);

/** An element; attributes named `on…` are listeners, `null` and `false` leave an attribute out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (PROPERTIES.has(name)) element[name] = value;
    else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

let last = 0;

/** An id that no other element has. */
export const newId = (prefix) => `${prefix}-${++last}`;

/** Whether a key event is this one with Ctrl (Cmd on a Mac). */
export const IS_MAC = /Mac|iP(hone|ad)/.test(navigator.platform);
export const MOD = IS_MAC ? "⌘" : "Ctrl";
