// Line icons, drawn for this editor on a grid of 20 × 20.

const PATHS = {
  paragraph: "M9 16V4h5M12 16V4M9 10a3 3 0 1 1 0-6",
  bold: "M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z",
  italic: "M9 4h6M5 16h6M12 4 8 16",
  link: "M8 12a3 3 0 0 0 4 0l3-3a3 3 0 0 0-4-4l-1 1M12 8a3 3 0 0 0-4 0l-3 3a3 3 0 0 0 4 4l1-1",
  language: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM3 10h14M10 3c2.500 2 3 4.500 3 7s-.5 5-3 7c-2.500-2-3-4.500-3-7s.5-5 3-7",
  bullets: "M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01",
  numbers: "M8 5h9M8 10h9M8 15h9M3 4l1-.5V7M3 12.5h2L3 15.5h2",
  quote: "M4 14c2 0 3-1 3-4V6H3v4h3M13 14c2 0 3-1 3-4V6h-4v4h3",
  pullquote: "M3 3h14M3 17h14M6 12c1.500 0 2-1 2-3V7H5v2.500h2M13 12c1.500 0 2-1 2-3V7h-3v2.500h2",
  rule: "M3 10h14M3 5h3M14 5h3M3 15h3M14 15h3",
  table: "M3 4h14v12H3zM3 8h14M3 12h14M10 4v12",
  embed: "M7 6 3 10l4 4M13 6l4 4-4 4",
  related: "M4 3h8l4 4v10H4zM12 3v4h4M7 11h6M7 14h4",
  gallery: "M3 6h10v10H3zM15 6h2v10h-2M6 3h8",
  pair: "M2 5h7v10H2zM11 5h7v10h-7z",
  photo: "M3 4h14v12H3zM3 14l4-4 3 3 3-4 4 4M7 7.500h.01",
  newsletter: "M3 5h14v10H3zM3 5l7 6 7-6",
  undo: "M7 4 3 8l4 4M3 8h8a4 4 0 0 1 0 8H8",
  redo: "m13 4 4 4-4 4M17 8H9a4 4 0 0 0 0 8h3",
  find: "M13 13l4 4M8.500 14a5.500 5.500 0 1 1 0-11 5.500 5.500 0 0 1 0 11z",
  full: "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4",
  quotes: "M4 8c0-2 1-3 2-3M8 8c0-2 1-3 2-3M12 12c2 0 3 1 3 3M4 8h2v2H4zM8 8h2v2H8zM13 12h2v2",
  help: "M7 7a3 3 0 1 1 4 3c-1 .5-1 1-1 2M10 15.500h.01",
  add: "M10 4v12M4 10h12",
  edit: "M4 16l1-4 8-8 3 3-8 8zM11 6l3 3",
  up: "M10 16V4M5 9l5-5 5 5",
  down: "M10 4v12M5 11l5 5 5-5",
  remove: "M4 6h12M8 6V4h4v2M6 6l1 11h6l1-11",
  grip: "M7 5h.01M13 5h.01M7 10h.01M13 10h.01M7 15h.01M13 15h.01",
  close: "M5 5l10 10M15 5 5 15",
};
const SVG = "http://www.w3.org/2000/svg";

/** An icon that says nothing to screen readers; letters stand for those that are not drawn. */
export function icon(name) {
  if (!PATHS[name]) {
    const letters = document.createElement("span");
    letters.setAttribute("aria-hidden", "true");
    letters.textContent = name;
    return letters;
  }
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true", class: "body-icon" })) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
