// The table of what a body may hold, as the sanitiser has it; given by the server.

let tags = {};

export function setTable(config) {
  const caseless = new Set(config.caseless);
  const compile = (source) => new RegExp(`^(?:${source})$`, caseless.has(source) ? "i" : "");
  tags = Object.fromEntries(
    Object.entries(config.tags).map(([tag, names]) => [
      tag,
      Object.fromEntries(Object.entries(names).map(([name, source]) => [name, compile(source)])),
    ]),
  );
}

/** Whether an attribute with this value may stand on this tag. */
export const allows = (tag, name, value) => Boolean(tags[tag]?.[name]?.test(value));

/** The attribute's value where it may stand, else null. */
export function allowed(element, name) {
  const value = element.getAttribute(name);
  return value !== null && allows(element.localName, name, value) ? value : null;
}

export const isAddress = (text) => allows("a", "href", text);
