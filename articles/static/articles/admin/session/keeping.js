// Keeps what is typed in this browser until the server has it. A text is kept by user, article and
// window, and offered to its own user only.

const PREFIX = "article-text";
const LONGEST = 30 * 24 * 3600 * 1000; // ms; what nobody came back for is forgotten

export class Keeper {
  constructor(server) {
    this.server = server;
    this.works = true;
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel(PREFIX) : null;
    this.channel?.addEventListener("message", ({ data }) => {
      if (data.ask) this.channel.postMessage({ open: server.screen });
    });
    this.written = null;
  }

  get key() {
    return `${PREFIX}:${this.server.writer}:${this.server.article ?? "new"}:${this.server.screen}`;
  }

  /** Keep the fields as they are; whether that worked. */
  put(fields, base, saves) {
    const text = JSON.stringify({ at: Date.now(), screen: this.server.screen, saves, base, fields });
    try {
      localStorage.setItem(this.key, text);
      if (this.written && this.written !== this.key) localStorage.removeItem(this.written);
      this.written = this.key;
      this.works = true;
    } catch {
      this.works = false; // full, or forbidden by the browser
    }
    return this.works;
  }

  /** The server has it. */
  clear() {
    if (this.written) drop(this.written);
    this.written = null;
  }

  /** What was kept of this article by windows that are gone, the newest first. */
  async left() {
    const start = `${PREFIX}:${this.server.writer}:${this.server.article ?? "new"}:`;
    const found = [];
    for (const key of keys()) {
      const kept = read(key);
      if (!kept || Date.now() - kept.at > LONGEST) drop(key);
      else if (key.startsWith(start)) found.push({ ...kept, key });
    }
    if (!found.length) return [];
    const open = await this.openWindows();
    return found.filter((kept) => !open.has(kept.screen)).sort((a, b) => b.at - a.at);
  }

  /** The windows that still live: what they keep is theirs to save. */
  openWindows() {
    const open = new Set([this.server.screen]);
    if (!this.channel) return Promise.resolve(open);
    const listen = ({ data }) => data.open && open.add(data.open);
    this.channel.addEventListener("message", listen);
    this.channel.postMessage({ ask: true });
    return new Promise((resolve) => {
      setTimeout(() => {
        this.channel.removeEventListener("message", listen);
        resolve(open);
      }, 400);
    });
  }
}

export function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Forbidden by the browser: then there is nothing either.
  }
}

function keys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}:`));
  } catch {
    return [];
  }
}

function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    return Array.isArray(kept?.fields) && typeof kept.at === "number" ? kept : null;
  } catch {
    return null;
  }
}
