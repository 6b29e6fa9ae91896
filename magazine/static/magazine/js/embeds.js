/**
 * Shows posts of other sites in their frames, and only those that a reader asks for.
 *
 * Until then nothing of this page knows of those sites but plain links and the data on the cards.
 */

const KEY = "magazine.embeds.always";
const SMALLEST = 80;
const LARGEST = 4000;

/** The names of the providers whose frames the reader has chosen to see always. */
function remembered() {
  try {
    const names = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return new Set(Array.isArray(names) ? names.filter((name) => typeof name === "string") : []);
  } catch {
    // Storage may be shut off, or hold what somebody else has written.
    return new Set();
  }
}

function remember(names) {
  try {
    if (names.size) localStorage.setItem(KEY, JSON.stringify([...names]));
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage the choice holds for this page.
  }
}

/** The frame that a card's data describe, in a box that has its place before anything loads. */
function makeFrame(data, lazy) {
  const box = document.createElement("div");
  box.className = "embed-frame";
  if (data.ratio) box.style.aspectRatio = data.ratio;
  else box.style.height = `${data.height}px`;
  if (data.width) box.style.maxWidth = `${data.width}px`;
  const frame = document.createElement("iframe");
  frame.title = data.label;
  frame.setAttribute("sandbox", data.sandbox);
  if (data.allow) frame.allow = data.allow;
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  if (lazy) frame.loading = "lazy";
  frame.addEventListener("load", () => {
    // The press has led into the frame while it was empty: lead on into what has come.
    if (document.activeElement === frame) frame.contentWindow.focus();
  });
  if (data.messages) {
    frame.dataset.messages = data.messages;
    // Mastodon tells its height only when asked.
    frame.addEventListener("load", () =>
      frame.contentWindow.postMessage({ type: "setHeight", id: 0 }, data.messages));
  }
  frame.src = data.src;
  box.append(frame);
  return box;
}

/** Puts a card's frame in the place of its question; returns the frame, or null if it has none. */
function open(card, lazy = false) {
  const ask = card.querySelector(":scope > .embed-ask");
  if (!ask) return null;
  const box = makeFrame(ask.dataset, lazy);
  card.prepend(box);
  card.classList.add("embed-open");
  ask.remove();
  return box.firstElementChild;
}

function openAll(provider) {
  for (const card of document.querySelectorAll(".embed")) {
    if (card.dataset.provider === provider) open(card, true);
  }
}

/** The height in a frame's message, as the sites write it each in its own way; 0 for none. */
function heightIn(message) {
  let data = message;
  if (typeof data === "string") {
    try {
      data = JSON.parse(data);
    } catch {
      return 0;
    }
  }
  const x = data?.["twttr.embed"];
  const told = [
    typeof data === "number" && data, // Threads
    data?.type === "MEASURE" && data.details?.height, // Instagram
    x?.method === "twttr.private.resize" && x.params?.[0]?.height, // X
    data?.type === "resize.embed" && data.data, // Reddit
    data?.height, // Bluesky, Mastodon
  ].map(Number).find((height) => height > 0 && Number.isFinite(height));
  return told ? Math.min(Math.max(Math.ceil(told), SMALLEST), LARGEST) : 0;
}

function onMessage(event) {
  const frames = document.querySelectorAll(".embed-frame iframe[data-messages]");
  const frame = [...frames].find((each) => each.contentWindow === event.source);
  if (!frame || event.origin !== frame.dataset.messages) return;
  const height = heightIn(event.data);
  if (height) frame.parentElement.style.height = `${height}px`;
}

/** Shows in the footer what is remembered, so that it can be taken back. */
function listChoices() {
  const section = document.querySelector(".embed-choices");
  if (!section) return;
  const names = remembered();
  const items = [...section.querySelectorAll("li[data-provider]")];
  for (const item of items) item.hidden = !names.has(item.dataset.provider);
  section.hidden = items.every((item) => item.hidden);
}

function askAgain(button) {
  const names = remembered();
  names.delete(button.closest("li").dataset.provider);
  remember(names);
  listChoices();
  // The button is gone: whoever pressed it by keyboard must not fall back to the top of the page.
  const footer = document.querySelector(".site-footer");
  (footer.querySelector("li:not([hidden]) > .embed-ask-again") ?? footer.querySelector("a")).focus();
}

function onClick(event) {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.matches(".embed-ask-again")) askAgain(button);
  const card = button.closest(".embed");
  if (!card || !button.matches(".embed-show, .embed-always")) return;
  if (button.matches(".embed-always")) remember(remembered().add(card.dataset.provider));
  open(card)?.focus();
  if (button.matches(".embed-always")) openAll(card.dataset.provider);
  listChoices();
}

function start() {
  // Style sheets of older browsers can't tell that there is script.
  document.documentElement.classList.add("scripted");
  // What loading does is told with the button too, not only beside it.
  document.querySelectorAll(".embed-ask").forEach((ask, index) => {
    const note = ask.querySelector(".embed-note");
    note.id = `embed-note-${index}`;
    ask.querySelectorAll("button").forEach((button) =>
      button.setAttribute("aria-describedby", note.id));
  });
  remembered().forEach(openAll);
  listChoices();
}

addEventListener("message", onMessage);
document.addEventListener("click", onClick);
start();
