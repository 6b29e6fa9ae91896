// What the editor asks the server.

import { _, fill } from "body-editor/words";

let urls = {};
let own = "";
let lookups = false;
let token = () => "";
let allowed = new Set();

/** `article` is the id of the one that is written, which no picker offers; "" while it has none. */
export function connect(config, form, article) {
  urls = config.urls;
  own = article;
  lookups = config.lookups;
  token = () => form?.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  allowed = new Set((form?.dataset.may ?? "").split(" "));
}

/** A new article was saved for the first time. */
export const setOwn = (article) => {
  own = String(article);
};
export const ownArticle = () => own;

/** Whether the editor may do something: "add_photo", "change_photo", "add_tag". */
export const may = (what) => allowed.has(what);

const sent = new Set();

/** Whether the editor may change a photo's texts: those of any, or of one that was just sent. */
export const mayChangePhoto = (id) => may("change_photo") || sent.has(String(id));

/** What the server refused, in its own words. */
export class Refused extends Error {}

async function answer(response) {
  if (response.status === 400) throw new Refused((await response.json()).error);
  if (!response.ok) throw new Error(fill(_("The server answered %(status)s."), response));
  return response.json();
}

const get = async (name, values) =>
  answer(await fetch(`${urls[name]}?${new URLSearchParams(values)}`, { credentials: "same-origin" }));

async function post(url, values) {
  const body = values instanceof FormData ? values : new URLSearchParams(values);
  body.set("csrfmiddlewaretoken", token());
  return answer(await fetch(url, { method: "POST", body, credentials: "same-origin" }));
}

export const findArticles = async (q) => (await get("articles", { q, not: own })).results;
export const findPhotos = async (q) => (await get("photos", { q })).results;
export const findTags = async (q) => (await get("tags", { q })).results;

/** Of each name the tag that it means, or null. */
export const knownTags = async (names) => (await get("tags", names.map((name) => ["name", name]))).known;

/** What a pasted text is: {embed}, {article} or {}. With {card} other pages are embeds too. */
export const recognise = (text, more = {}) => post(urls.paste, { text, ...more });

/** The parts of a whole article that was pasted as plain text. */
export const takeApart = (text, head) => post(urls.parts, { text, article: own, ...head });

/** The rows of a pasted list: of "ingredients" (in groups), or of "steps". */
export const takeRows = async (kind, text) => (await post(urls.rows, { kind, text })).rows;

/** Saves the form's fields as a draft and tells what publishing would do. */
export function askToPublish(fields) {
  fields.set("article", own);
  return post(urls.publishing, fields);
}

/** Publishes the saved draft that was agreed to. */
export const publishDraft = ({ publish, revision, counter }, isMinor, more = {}) =>
  post(publish, { revision, counter, ...(isMinor ? { minor: "on" } : {}), ...more });

/** Changes texts of a photo of the library: {alt, caption, credit}, any of them. */
export async function changePhoto(id, texts) {
  const { photo } = await post(urls.photo_add.replace(/add\/$/, `${id}/`), texts);
  remember("photos", photo);
  return photo;
}

/** Sends a picture to the library; `onprogress` gets what part of it has gone, 0 to 1. */
export function sendPhoto(file, texts, onprogress) {
  return new Promise((resolve, reject) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(texts)) body.set(name, value);
    body.set("file", file);
    body.set("csrfmiddlewaretoken", token());
    const request = new XMLHttpRequest();
    request.open("POST", urls.photo_add);
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => onprogress(total ? loaded / total : 0));
    request.addEventListener("error", () => reject(new Error(_("The server can’t be reached."))));
    request.addEventListener("load", () => {
      const { photo, error } = request.response ?? {};
      if (error) return reject(new Refused(error));
      if (!photo) return reject(new Error(fill(_("The server answered %(status)s."), request)));
      remember("photos", photo);
      sent.add(String(photo.id));
      return resolve(photo);
    });
    request.send(body);
  });
}

// --- What cards show: asked for together, kept while the screen is open ------------------------

const MOST_AT_ONCE = 40; // addresses of posts are long, and all stand in one address
const known = { articles: new Map(), photos: new Map(), posts: new Map() };
let waiting = null;

/** Remember what a picker has shown already. */
export const remember = (kind, found) => known[kind].set(String(found.id), Promise.resolve(found));

/** The facts of one article or photo; null where there is none any more. */
export function look(kind, id) {
  const key = String(id);
  if (!known[kind].has(key)) {
    waiting ??= { articles: [], photos: [], posts: [], answer: null };
    const batch = waiting;
    batch[kind].push(key);
    batch.answer ??= new Promise((resolve) => setTimeout(resolve, 0)).then(() => {
      if (waiting === batch) waiting = null;
      return get("cards", [
        ["articles", batch.articles.join()],
        ["photos", batch.photos.join()],
        ...batch.posts.map((address) => ["post", address]),
      ]);
    });
    const found = batch.answer.then((all) => all[kind][key] ?? null);
    found.catch(() => known[kind].delete(key));
    known[kind].set(key, found);
    if (batch.posts.length >= MOST_AT_ONCE) waiting = null;
  }
  return known[kind].get(key);
}

/** What the worker has learned of the post at an address; null where it asks nobody, or not yet. */
export async function lookAtPost(address) {
  if (!lookups || !address) return null;
  // A card is whole without it, and what is not known now may be a little later.
  const post = await look("posts", address).catch(() => null);
  if (!post) known.posts.delete(address);
  return post;
}
