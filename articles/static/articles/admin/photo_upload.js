// The library's drop zone: many files, sent one after the other, each with its progress. A file that
// the library has already is offered as what is there; it can be saved all the same.

const zone = document.querySelector(".photo-drop");
const words = zone?.dataset;
const list = zone?.querySelector(".photo-drop-list");
const chooser = zone?.querySelector('input[type="file"]');
const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
const waiting = [];
let busy = false;

if (zone && token) {
  zone.hidden = false;
  chooser.addEventListener("change", () => {
    take(chooser.files);
    chooser.value = "";
  });
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      zone.classList.add("photo-drop-over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) zone.classList.remove("photo-drop-over");
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    zone.classList.remove("photo-drop-over");
    take(event.dataTransfer.files);
  });
  window.addEventListener("beforeunload", (event) => {
    if (busy) event.preventDefault();
  });
}

function take(files) {
  for (const file of files) {
    const row = make("li", "photo-drop-row");
    const bar = make("progress");
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    row.append(make("span", "photo-drop-name", file.name), bar, make("span", "photo-drop-state", words.waits));
    list.append(row);
    waiting.push({ file, row, bar });
  }
  next();
}

function next() {
  if (busy) return;
  const job = waiting.shift();
  if (!job) return;
  busy = true;
  send(job);
}

function send(job) {
  const data = new FormData();
  data.append("file", job.file);
  if (job.keep) data.append("keep", "1");
  const request = new XMLHttpRequest();
  request.open("POST", words.upload);
  request.setRequestHeader("X-CSRFToken", token);
  request.responseType = "json";
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    job.bar.value = (event.loaded / event.total) * 100;
    if (event.loaded === event.total) say(job, words.works);
  });
  request.addEventListener("loadend", () => {
    busy = false;
    finish(job, request.response);
    next();
  });
  request.send(data);
}

function finish(job, answer) {
  job.bar.hidden = true;
  job.row.classList.toggle("photo-drop-bad", !answer?.photo);
  if (answer?.photo) done(job, answer);
  else if (answer?.duplicates) offer(job, answer.duplicates);
  else say(job, answer?.error || words.failed, answer?.error ? [] : [button(words.again, () => again(job))]);
}

function done(job, { photo, note }) {
  say(job, [words.done, note].filter(Boolean).join(" · "), [link(words.edit, photo.url)]);
  show(job, photo);
}

function offer(job, photos) {
  const [first] = photos;
  say(job, `${words.known}: ${first.name}`, [
    link(words.instead, first.url),
    button(words.keep, () => again(Object.assign(job, { keep: true }))),
  ]);
  show(job, first);
}

function again(job) {
  job.row.classList.remove("photo-drop-bad");
  job.row.querySelector("img")?.remove();
  job.bar.hidden = false;
  job.bar.value = 0;
  say(job, words.waits);
  waiting.push(job);
  next();
}

function say(job, text, buttons = []) {
  const state = job.row.querySelector(".photo-drop-state");
  state.replaceChildren(make("span", "", text), ...buttons);
}

function show(job, photo) {
  if (!photo.thumbnail) return;
  const image = make("img");
  image.src = photo.thumbnail;
  image.alt = "";
  job.row.prepend(image);
}

function link(text, address) {
  const element = make("a", "", text);
  element.href = address;
  return element;
}

function button(text, act) {
  const element = make("button", "button", text);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

function make(tag, name = "", text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.textContent = text;
  return element;
}
