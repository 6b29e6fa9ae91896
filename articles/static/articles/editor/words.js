// Words of the interface, through the catalogue that Django's admin gives this page.

export const _ = (text) => (window.gettext ? window.gettext(text) : text);

export const plural = (one, many, count) =>
  fill(window.ngettext ? window.ngettext(one, many, count) : count === 1 ? one : many, { count });

export const fill = (text, values) =>
  text.replace(/%\((\w+)\)s/g, (_match, name) => String(values[name] ?? ""));
