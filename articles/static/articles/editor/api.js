// What the editor asks the server.

let urls = {};
let own = "";
let lookups = false;
let token = () => "";

/** `article` is the id of the one that is written, which no picker offers; "" while it has none. */
export function connect(config, form, article) {
  urls = config.urls;
  own = article;
  lookups = config.lookups;
  token = () => form?.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
}

async function answer(response) {
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.json();
}

const get = async (name, values) =>
  answer(await fetch(`${urls[name]}?${new URLSearchParams(values)}`, { credentials: "same-origin" }));

export const findArticles = async (q) => (await get("articles", { q, not: own })).results;
export const findPhotos = async (q) => (await get("photos", { q })).results;

/** What a pasted text is: {embed}, {article} or {}. With {card} other pages are embeds too. */
export async function recognise(text, more = {}) {
  const body = new URLSearchParams({ text, ...more, csrfmiddlewaretoken: token() });
  return answer(await fetch(urls.paste, { method: "POST", body, credentials: "same-origin" }));
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
