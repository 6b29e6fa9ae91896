// The calendar: what is scheduled or planned is dragged to another day, or moved with Alt and the
// arrows. Both fill in the entry's own form and send it; without this module one does so by hand.

const screen = document.querySelector("[data-calendar]");
let dragged = null;

function send(entry, day) {
  const form = entry.querySelector(".calendar-move form");
  if (!form || !day || entry.closest("[data-day]")?.dataset.day === day) return;
  form.elements.to.value = day;
  form.requestSubmit();
}

function shifted(day, by) {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

document.addEventListener("keydown", (event) => {
  const entry = event.target.closest?.("[data-movable]");
  if (!entry || !event.altKey || !(event.key in STEPS)) return;
  event.preventDefault();
  send(entry, shifted(entry.querySelector("[name=to]").value, STEPS[event.key]));
});

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-movable]") ?? null;
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.querySelector("a").href);
  dragged.classList.add("is-dragged");
});

document.addEventListener("dragend", () => {
  dragged?.classList.remove("is-dragged");
  dragged = null;
  for (const day of document.querySelectorAll(".is-over")) day.classList.remove("is-over");
});

for (const day of screen?.querySelectorAll("[data-day]") ?? []) {
  day.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    for (const other of screen.querySelectorAll(".is-over")) other.classList.remove("is-over");
    day.classList.add("is-over");
  });
  day.addEventListener("drop", (event) => {
    if (!dragged) return;
    event.preventDefault();
    send(dragged, day.dataset.day);
  });
}
