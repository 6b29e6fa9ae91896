// The recipe's panel: for how many and how long, ingredients in groups, and steps.

import { button, textField } from "article-formats/parts";
import { photoField } from "article-formats/photos";
import { thingList } from "article-formats/things";
import { Refused, takeRows } from "body-editor/api";
import { openDialog } from "body-editor/dialog";
import { el, newId } from "body-editor/dom";
import { _, fill } from "body-editor/words";

const ingredient = () => ({ amount: "", unit: "", name: "", note: "" });
const group = () => ({ heading: "", ingredients: [ingredient()] });
const step = () => ({ heading: "", text: "", photo: null });
const isBlank = (thing) => Object.values(thing).every((value) => !value);

/** Calls `run(text)` where several lines are pasted into a field of a thing. */
function takesLines(item, run) {
  item.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/\S\s*\n\s*\S/.test(text)) return;
    event.preventDefault();
    run(text);
  });
}

/** Asks for a list as text, and gives its rows; undefined where nobody wants it. */
const askForRows = (kind, title, hint) =>
  openDialog(title, (close) => {
    const id = newId("format");
    const text = el("textarea", { id, rows: 12, autofocus: true, className: "format-paste" });
    const status = el("p", { role: "alert", className: "format-fault" });
    const take = async () => {
      try {
        close(await takeRows(kind, text.value));
      } catch (error) {
        status.textContent = error instanceof Refused ? error.message : _("The server can’t be reached. Try again in a moment.");
      }
    };
    return [
      el("label", { for: id, textContent: hint }),
      text,
      status,
      el("div", { className: "dialog-buttons" }, el("button", { type: "button", className: "body-button is-main", textContent: _("Put it in"), onclick: take })),
    ];
  }, "body-dialog-wide");

function groupParts(own, changed, say) {
  const rows = thingList(own.ingredients, {
    className: "things-tight",
    name: (thing, number) => thing.name || fill(_("Ingredient %(number)s"), { number }),
    changed, say,
    draw(thing, api) {
      const one = (name, label, className) => textField(thing, name, label, changed, { hidden: true, className });
      const line = el(
        "div", { className: "format-ingredient" },
        one("amount", _("Amount"), "is-amount"), one("unit", _("Unit"), "is-unit"),
        one("name", _("Ingredient"), "is-name"), one("note", _("Note"), "is-note"),
      );
      line.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        api.after(ingredient());
      });
      takesLines(line, async (text) => {
        const groups = await takeRows("ingredients", text).catch(() => null);
        if (!groups) return say(_("The server can’t be reached. Try again in a moment."));
        const found = groups.flatMap((each) => each.ingredients);
        if (found.length) api.after(...found);
        if (isBlank(thing)) api.item.querySelector("[data-remove]").click();
        say(fill(_("%(count)s ingredients put in"), { count: found.length }));
      });
      return [line];
    },
  });
  const add = button(_("Add an ingredient"), () => rows.add(ingredient()));
  add.dataset.add = "";
  return [
    textField(own, "heading", _("Heading of the group (empty for a single one)"), changed),
    rows.list,
    el("div", { className: "format-buttons" }, add),
  ];
}

export function recipePanel(value, changed, say) {
  const recipe = value;
  for (const name of ["name", "servings", "servings_word", "prep", "cook", "total"]) recipe[name] ??= "";
  recipe.groups ??= [];
  recipe.steps ??= [];
  const fact = (name, label, more) => textField(recipe, name, label, changed, more);

  const groups = thingList(recipe.groups, {
    name: (thing, number) => thing.heading || fill(_("Group %(number)s"), { number }),
    changed, say,
    draw: (thing) => groupParts(thing, changed, say),
  });
  const steps = thingList(recipe.steps, {
    className: "things-numbered",
    name: (_thing, number) => fill(_("Step %(number)s"), { number }),
    changed, say,
    draw(thing, api) {
      const text = textField(thing, "text", _("What to do"), changed, { area: true });
      text.querySelector("textarea").addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.isComposing || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        const [made] = api.after(step());
        made.querySelector("textarea").focus();
      });
      takesLines(text, async (pasted) => {
        const found = await takeRows("steps", pasted).catch(() => null);
        if (!found) return say(_("The server can’t be reached. Try again in a moment."));
        if (found.length) api.after(...found);
        if (isBlank(thing)) api.item.querySelector(":scope > .thing-tools > [data-remove]").click();
      });
      return [text, el("details", { className: "format-more", open: Boolean(thing.heading || thing.photo) || null },
        el("summary", { textContent: _("Heading and photo") }),
        textField(thing, "heading", _("Heading (may stay empty)"), changed), photoField(thing, changed))];
    },
  });
  const addGroup = button(_("Add a group of ingredients"), () => groups.add(group()));
  const addStep = button(_("Add a step"), () => {
    const [made] = steps.add(step());
    made.querySelector("textarea").focus();
  });
  addGroup.dataset.add = "";
  addStep.dataset.add = "";
  const pasteGroups = button(_("Paste a list of ingredients…"), async () => {
    const found = await askForRows("ingredients", _("Paste a list of ingredients"), _("One ingredient a line, such as “250 g butter, softened”. A line that ends in a colon begins a group."));
    if (found?.length) groups.add(...found);
  });
  const pasteSteps = button(_("Paste the steps…"), async () => {
    const found = await askForRows("steps", _("Paste the steps"), _("One step a line, with its number or without."));
    if (found?.length) steps.add(...found);
  });
  return [
    fact("name", _("Name of the recipe (left empty, the headline)")),
    el(
      "div", { className: "format-line" },
      fact("servings", _("For how many"), { inputmode: "decimal" }), fact("servings_word", _("of what"), { placeholder: _("people") }),
      fact("prep", _("Preparation, minutes"), { inputmode: "numeric" }), fact("cook", _("Cooking, minutes"), { inputmode: "numeric" }),
      fact("total", _("In all, minutes"), { inputmode: "numeric", placeholder: _("the sum") }),
    ),
    el("section", { "aria-label": _("Ingredients") }, el("h3", { textContent: _("Ingredients") }), groups.list, el("div", { className: "format-buttons" }, addGroup, pasteGroups)),
    el("section", { "aria-label": _("Steps") }, el("h3", { textContent: _("Steps") }), steps.list, el("div", { className: "format-buttons" }, addStep, pasteSteps)),
  ];
}
