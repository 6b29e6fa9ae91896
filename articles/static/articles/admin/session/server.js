// Talks to the server: what is sent carries whose it is, from which window, and the token.

const PATIENCE = 20_000; // ms

/** The server could not be reached, or didn't answer in time. */
export class Unreachable extends Error {}

export class Server {
  constructor(form, config, screen) {
    Object.assign(this, { form, urls: config.urls, writer: config.user.id, article: config.article, screen });
  }

  /** The address of an action on this article, or on a new one. */
  url(name) {
    const fresh = { save: "begin", compare: "compare_new" };
    if (this.article === null) return this.urls[fresh[name]];
    return this.urls[name].replace("/0/", `/${this.article}/`);
  }

  /** What every post carries. */
  body(fields = []) {
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    body.set("writer", this.writer);
    if (!body.has("screen")) body.set("screen", this.screen);
    body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    return body;
  }

  /** Post; gives {status, data}. Throws Unreachable. */
  post(url, fields, options = {}) {
    return this.ask(url, { method: "POST", body: this.body(fields), ...options });
  }

  async ask(url, options = {}) {
    let response;
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      response = await fetch(url, { credentials: "same-origin", cache: "no-store", signal, ...options });
    } catch (error) {
      throw new Unreachable(String(error));
    }
    if ([502, 503, 504].includes(response.status)) throw new Unreachable(String(response.status));
    const isJson = response.headers.get("content-type")?.startsWith("application/json");
    try {
      return { status: response.status, data: isJson ? await response.json() : {} };
    } catch (error) {
      throw new Unreachable(String(error)); // cut off in the middle of the answer
    }
  }

  /** Who is logged in by now (null for nobody); the page's forms get the token of now. */
  async who() {
    const { data } = await this.ask(this.urls.who);
    this.renew(data.token);
    return data.user ?? null;
  }

  /** Put a new token into every form of the page. Returns whether it is another. */
  renew(token) {
    if (!token) return;
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  }

  /** A last word while the page goes away. */
  farewell(url, fields) {
    const body = this.body(fields);
    return navigator.sendBeacon(url, body);
  }
}
