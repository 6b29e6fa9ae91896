// What is pasted from Word, Google Docs and web pages: structure and emphasis stay, the rest goes.

import { allowed } from "body-editor/allow";
import { linkTo } from "body-editor/marks";

const DROPPED = "script, style, meta, link, title, img, picture, svg, video, audio, iframe, object, form, input, button, textarea, select, noscript, xml, o\\:p";
const BLOCK = "p, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, table, div, hr, figure, aside, pre, section, article";
const TRACKING = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|igsh|si|ref_src|ref_url|_hsenc|_hsmi)$/;

/** Pasted markup as plain source body HTML; what the schema does not know falls away later. */
export function cleanPaste(raw) {
  // Copied inside the editor: it is clean, and its slice must stay open as it was cut.
  if (/data-pm-slice/.test(raw)) return raw;
  // The page's policy makes parsers drop style attributes, and with them the bold of Google Docs.
  const renamed = raw
    .replace(/<!--\[if[\s\S]*?<!\[endif\]-->|<!--[\s\S]*?-->|<!\[[^>]*>/g, "")
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'])(style|on\w+)(\s*=)/gi, "$1data-$2$3"));
  const { body } = new DOMParser().parseFromString(renamed, "text/html");
  body.querySelectorAll(DROPPED).forEach((element) => element.remove());
  wordLists(body);
  wordHeadings(body);
  emphasis(body);
  headings(body);
  links(body);
  divisions(body);
  for (const element of body.querySelectorAll("*")) dropAttributes(element);
  return body.innerHTML;
}

const styleOf = (element) => (element.getAttribute("data-style") ?? "").toLowerCase();

function rename(element, tag) {
  const other = element.ownerDocument.createElement(tag);
  for (const { name, value } of element.attributes) other.setAttribute(name, value);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

/** Word writes lists as paragraphs that carry their level, with the bullet as text. */
function wordLists(body) {
  let list = null;
  let last = null;
  for (const paragraph of [...body.querySelectorAll("p")]) {
    if (!/mso-list:\s*l\d/.test(styleOf(paragraph))) continue;
    const mark = [...paragraph.querySelectorAll("span")].find((span) => /mso-list:\s*ignore/.test(styleOf(span)));
    const sign = (mark?.textContent ?? paragraph.textContent).trim();
    mark?.remove();
    const tag = /^(\d+|[a-z]|[ivx]+)[.)]/i.test(sign) ? "ol" : "ul";
    if (!list || paragraph.previousElementSibling !== last || list.localName !== tag) {
      list = body.ownerDocument.createElement(tag);
      paragraph.before(list);
    }
    const item = body.ownerDocument.createElement("li");
    item.append(...paragraph.childNodes);
    list.append(item);
    paragraph.remove();
    last = list;
  }
}

function wordHeadings(body) {
  for (const paragraph of body.querySelectorAll("p.MsoTitle, p.MsoHeading1, p.MsoSubtitle")) rename(paragraph, "h2");
}

function emphasis(body) {
  for (const element of [...body.querySelectorAll("b, strong, i, em, span, s, strike, del")]) {
    const style = styleOf(element);
    const weight = /(?<![\w-])font-weight:\s*(bold|bolder|normal|\d+)/.exec(style)?.[1];
    const isHeavy = weight && (weight.startsWith("bold") || Number(weight) >= 600);
    const wraps = [];
    const isBold = element.matches("b, strong");
    const isItalic = element.matches("i, em");
    // Google Docs wraps everything in <b style="font-weight:normal">.
    if (isHeavy || (isBold && !weight)) wraps.push("strong");
    if (/font-style:\s*(italic|oblique)/.test(style) || (isItalic && !/font-style:\s*normal/.test(style))) wraps.push("em");
    if (/text-decoration[^;]*line-through/.test(style) || element.matches("s, strike, del")) wraps.push("s");
    if (/vertical-align:\s*super/.test(style)) wraps.push("sup");
    if (/vertical-align:\s*sub/.test(style)) wraps.push("sub");
    const isLanguage = element.localName === "span" && element.lang && !styleOf(element) && !element.className;
    if (isLanguage) continue;
    const inHeading = element.closest("h1, h2, h3, h4, h5, h6");
    const children = [...element.childNodes];
    if (element.querySelector(BLOCK)) {
      element.replaceWith(...children);
      continue;
    }
    const outer = wraps
      .filter((tag) => !(inHeading && tag === "strong"))
      .reduceRight((inside, tag) => {
        const wrap = body.ownerDocument.createElement(tag);
        wrap.append(...inside);
        return [wrap];
      }, children);
    element.replaceWith(...outer);
  }
}

function headings(body) {
  for (const heading of body.querySelectorAll("h1")) rename(heading, "h2");
  for (const heading of body.querySelectorAll("h4, h5, h6")) rename(heading, "h3");
}

/** An address without what tells where the reader came from; redirects of Google Docs resolved. */
export function cleanAddress(address) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return address;
  }
  if (/(^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === "/url") {
    const target = url.searchParams.get("q") ?? url.searchParams.get("url");
    if (target) return cleanAddress(target);
  }
  const names = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
  if (!names.length) return address;
  names.forEach((name) => url.searchParams.delete(name));
  return url.href;
}

function links(body) {
  for (const link of [...body.querySelectorAll("a")]) {
    if (link.hasAttribute("data-article")) continue;
    const attrs = linkTo(cleanAddress(link.getAttribute("href") ?? ""));
    // Anchors of the other document lead nowhere here.
    if (attrs && !attrs.href.startsWith("#")) link.setAttribute("href", attrs.href);
    else link.replaceWith(...link.childNodes);
  }
}

/** Divisions that hold text are paragraphs; those that hold blocks vanish. */
function divisions(body) {
  for (const element of [...body.querySelectorAll("div, section, article, pre, center")].reverse()) {
    if (element.querySelector(BLOCK)) element.replaceWith(...element.childNodes);
    else rename(element, "p");
  }
  for (const paragraph of [...body.querySelectorAll("p, h2, h3")]) {
    const isEmpty = !paragraph.textContent.replace(/\u00a0/g, " ").trim();
    if (isEmpty && !paragraph.closest("td, th, li")) paragraph.remove();
  }
  // Between blocks a line break is what the other program ends its text with.
  if (body.querySelector(BLOCK)) body.querySelectorAll(":scope > br").forEach((end) => end.remove());
  for (const cell of body.querySelectorAll("colgroup, col")) cell.remove();
}

function dropAttributes(element) {
  for (const { name } of [...element.attributes]) {
    // A whole paragraph's language is what the other program was set to, seldom what is meant.
    const isSetting = name === "lang" && element.localName !== "span";
    if (isSetting || allowed(element, name) === null) element.removeAttribute(name);
  }
}
