// At log-out, what this person typed and the server never got leaves this computer: the next one at
// it must not find it. Whoever would lose text is asked first.

const form = document.getElementById("logout-form");
const question = document.getElementById("logout-question");

/** What the writing screen keeps, by its own name for it (see session/keeping.js). */
function kept() {
  const start = `article-text:${form.dataset.writer}:`;
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start));
  } catch {
    return []; // forbidden by the browser: then there is nothing
  }
}

function entry(key) {
  const article = key.split(":")[2];
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = article === "new" ? question.dataset.fresh : question.dataset.article.replace("/0/", `/${article}/`);
  try {
    const { fields } = JSON.parse(localStorage.getItem(key));
    link.textContent = new Map(fields).get("headline").trim();
  } catch {
    // Cut off, or of another make: it has no name then.
  }
  link.textContent ||= question.dataset.unnamed;
  item.append(link);
  return item;
}

function leave() {
  document.querySelector("form.article-form")?.articleSession?.forget();
  for (const key of kept()) localStorage.removeItem(key);
  form.submit();
}

async function ask(event) {
  event.preventDefault();
  // What is only not saved yet is saved first; if that fails, it stays kept, and is asked about.
  await document.querySelector("form.article-form")?.articleSession?.settle();
  const keys = kept();
  if (!keys.length) return leave();
  question.querySelector("ul").replaceChildren(...keys.map(entry));
  return question.showModal();
}

if (form && question) {
  form.addEventListener("submit", ask);
  question.querySelector("[data-leave]").addEventListener("click", leave);
  question.querySelector("[data-stay]").addEventListener("click", () => question.close());
}
