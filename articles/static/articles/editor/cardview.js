// How a card looks in the editor: its face, its tools, its small form.

import { pm } from "django-prose-editor/editor";
import { look, lookAtPost, recognise } from "body-editor/api";
import { moveBlockAt, selectCard } from "body-editor/commands";
import { el } from "body-editor/dom";
import { buildFields, hasFields } from "body-editor/fields";
import { galleryFace, galleryPhotos } from "body-editor/gallery";
import { icon } from "body-editor/icons";
import { KINDS, newsletterName, providerLabel } from "body-editor/labels";
import { pickPhoto } from "body-editor/photopicker";
import { pickArticle } from "body-editor/picker";
import { _, fill } from "body-editor/words";

const TOOLS = ".body-card-tools, .body-card-fields";
const line = (className, text) => (text ? el("p", { className, textContent: text }) : null);

function hostOf(address) {
  try {
    return new URL(address).hostname;
  } catch {
    return address;
  }
}

// --- Faces ---------------------------------------------------------------------------------------

async function photoFace({ attrs }) {
  const photo = await look("photos", attrs.photo);
  if (!photo) return [line("body-card-fault", _("This photo is gone: readers see nothing here."))];
  const image = photo.thumb
    ? el("img", { src: photo.thumb, alt: "", width: photo.width, height: photo.height, draggable: "false" })
    : null;
  const faults = [!photo.alt && _("It has no alt."), !photo.credit && _("It has no credit.")];
  return [
    image,
    line("body-card-main", attrs.caption || photo.caption || photo.name),
    line("body-card-quiet", photo.credit && fill(_("Credit: %(credit)s"), photo)),
    line("body-card-fault", faults.filter(Boolean).join(" ")),
  ];
}

// The parts of a reader's card, in the same order; the address stands for the link.
async function embedFace({ attrs: own }) {
  const post = await lookAtPost(own.address);
  const attrs = { ...own };
  // What the editor left empty is as the post's site tells it.
  for (const name of ["author", "handle", "date", "text"]) attrs[name] ||= post?.[name] ?? "";
  const quiet = (textContent) => (textContent ? el("span", { textContent }) : null);
  return [
    el(
      "p",
      { className: "body-card-site", "data-provider": attrs.provider },
      quiet(attrs.provider === "link" ? hostOf(attrs.address) : providerLabel(attrs.provider)),
      attrs.author ? el("strong", { textContent: attrs.author }) : null,
      quiet(attrs.handle && `@${attrs.handle}`),
    ),
    ...attrs.text.split("\n").map((text) => line("body-card-quote", text)),
    line("body-card-quiet", attrs.date),
    line("body-card-quiet body-card-address", attrs.address),
    line("body-card-fault", attrs.address ? "" : _("The address of the post is missing.")),
    line("body-card-fault", attrs.text ? "" : _("Say in words what it shows: that is what stays.")),
    line("body-card-fault", post?.gone && _("This post is gone: readers get this text, and no frame.")),
  ];
}

async function relatedFace({ attrs }) {
  if (!attrs.article) {
    return [
      line("body-card-main", attrs.headline || _("No article chosen")),
      line("body-card-fault", _("Open: readers see it once the one article of that headline is public.")),
    ];
  }
  const article = await look("articles", attrs.article);
  if (!article) return [line("body-card-fault", _("This article is gone: readers see nothing here."))];
  return [
    line("body-card-main", article.headline),
    line("body-card-quiet", [article.section, article.state, article.date].filter(Boolean).join(" · ")),
    line("body-card-fault", article.public ? "" : _("Not public: readers don’t see this link yet.")),
  ];
}

const newsletterFace = ({ attrs }) => [line("body-card-main", newsletterName(attrs.slug))];

function keptFace({ attrs }) {
  const body = new DOMParser().parseFromString(attrs.html, "text/html").body;
  return [
    line("body-card-quiet", _("The editor can’t change this part; it stays as it was written.")),
    el("div", { className: "body-card-kept", inert: true }, ...document.importNode(body, true).childNodes),
  ];
}

const FACES = {
  photo: photoFace,
  gallery: galleryFace,
  embed: embedFace,
  related: relatedFace,
  newsletter: newsletterFace,
  kept: keptFace,
};

/** What a card is called: an embed may only be a link to a page. */
const kindOf = ({ type, attrs }) => (attrs.provider === "link" ? _("Link to a page") : KINDS[type.name]());

// --- The view ------------------------------------------------------------------------------------

/** The node view of all cards (ProseMirror's interface). */
export class CardView {
  constructor({ node, editor, getPos }) {
    this.node = node;
    this.editor = editor;
    this.getPos = getPos;
    const kind = kindOf(node);
    this.face = el("div", { className: "body-card-face" });
    this.fields = el("div", { className: "body-card-fields", hidden: true });
    this.dom = el(
      "div",
      { className: "body-card", "data-kind": node.type.name, role: "group", "aria-label": kind },
      el("div", { className: "body-card-head" }, (this.kind = el("span", { className: "body-card-kind", textContent: kind })), this.tools(kind)),
      this.face,
      this.fields,
    );
    // A draggable parent takes the mouse away from fields.
    this.fields.addEventListener("focusin", () => { this.dom.draggable = false; });
    this.fields.addEventListener("focusout", () => { this.dom.draggable = true; });
    this.fields.addEventListener("keydown", (event) => this.onFieldKey(event));
    this.show();
  }

  tools(kind) {
    const button = (name, label, onclick) =>
      el("button", { type: "button", className: "body-card-tool", "data-tool": name, "aria-label": `${label}: ${kind}`, title: label, onclick }, icon(name));
    this.editButton = button("edit", _("Edit"), () => this.toggleFields());
    this.editButton.setAttribute("aria-expanded", "false");
    return el(
      "div",
      { className: "body-card-tools" },
      this.editButton,
      button("up", _("Move up"), () => this.move(-1)),
      button("down", _("Move down"), () => this.move(1)),
      button("remove", _("Remove"), () => this.remove()),
    );
  }

  show() {
    const { node } = this;
    this.chooser = { photo: () => this.choosePhoto(), related: () => this.chooseArticle() }[node.type.name];
    this.kind.textContent = kindOf(node);
    this.dom.setAttribute("aria-label", kindOf(node));
    this.editButton.hidden = !hasFields(node) && !this.chooser;
    Promise.resolve(FACES[node.type.name](node))
      .catch(() => [line("body-card-fault", _("The server can’t be reached: this card stays as it is."))])
      .then((parts) => {
        if (node === this.node) this.face.replaceChildren(...parts.filter(Boolean));
      });
    this.syncFields();
  }

  syncFields() {
    if (this.fields.hidden) return;
    for (const control of this.fields.querySelectorAll("[data-field]")) {
      if (control !== document.activeElement) control.value = this.node.attrs[control.dataset.field] ?? "";
    }
  }

  toggleFields(open = this.fields.hidden) {
    this.fields.hidden = !open;
    this.editButton.setAttribute("aria-expanded", String(open));
    if (!open) return;
    const parts = buildFields(this.node, (name, value) => this.change(name, value));
    if (this.chooser) {
      const label = this.node.type.name === "photo" ? _("Choose another photo…") : _("Choose an article…");
      parts.push(el("button", { type: "button", className: "body-button", onclick: this.chooser, textContent: label }));
    }
    if (this.node.type.name === "gallery") parts.push(...galleryPhotos(this.node, (photos) => this.set({ photos })));
    this.fields.replaceChildren(...parts);
    this.fields.querySelector("input, select, textarea, button")?.focus();
  }

  onFieldKey(event) {
    const isDone = event.key === "Enter" && event.target.localName === "input";
    if (!isDone && event.key !== "Escape") return;
    event.preventDefault();
    event.target.blur();
    this.toggleFields(false);
    this.editor.commands.focus();
    selectCard(this.editor, this.getPos());
  }

  async choosePhoto() {
    const photo = await pickPhoto();
    if (photo) this.set({ photo: String(photo.id) });
  }

  async chooseArticle() {
    const article = await pickArticle(this.node.attrs.headline);
    if (!article) return;
    this.set({ article: String(article.id), headline: "" });
    this.toggleFields(false);
  }

  async change(name, value) {
    this.set({ [name]: value });
    if (this.node.type.name !== "embed" || name !== "address" || !value) return;
    // Whose the address is, only the server knows; meanwhile it may have been edited again.
    const { embed } = await recognise(value, { card: "on" }).catch(() => ({}));
    if (!embed || !this.dom.isConnected || this.node.attrs.address !== value) return;
    const { address, provider, handle } = embed;
    this.set({ address, provider, handle: this.node.attrs.handle || handle });
  }

  set(attrs) {
    const position = this.getPos();
    const { state, view } = this.editor;
    view.dispatch(state.tr.setNodeMarkup(position, null, { ...this.node.attrs, ...attrs }));
  }

  move(step) {
    moveBlockAt(this.editor, this.getPos(), step);
    this.dom.querySelector(`[data-tool=${step < 0 ? "up" : "down"}]`)?.focus();
  }

  remove() {
    const position = this.getPos();
    const { state, view } = this.editor;
    view.dispatch(pm.history.closeHistory(state.tr.delete(position, position + this.node.nodeSize)).scrollIntoView());
    view.focus();
  }

  // --- What ProseMirror asks ---

  update(node) {
    if (node.type !== this.node.type) return false;
    const isChanged = node !== this.node;
    this.node = node;
    if (isChanged) this.show();
    return true;
  }

  selectNode() {
    this.dom.classList.add("is-selected");
  }

  deselectNode() {
    this.dom.classList.remove("is-selected");
  }

  stopEvent(event) {
    return event.target instanceof Element && Boolean(event.target.closest(TOOLS));
  }

  ignoreMutation() {
    return true;
  }
}
