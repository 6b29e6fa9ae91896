// The formats beside the plain article: a panel for each, shown where it is the one chosen.

import { galleryPanel } from "article-formats/gallery";
import { productsPanel } from "article-formats/products";
import { recipePanel } from "article-formats/recipe";
import { announcer, field, form, tell } from "article-screen/form";

const PANELS = { recipe: recipePanel, products: productsPanel, gallery: galleryPanel };

/** Dresses one panel. What the panel holds stands in its textarea, which is what is sent. */
function dress(panel) {
  const name = panel.dataset.format;
  const source = field(name);
  let value;
  try {
    value = JSON.parse(source.value || "{}");
  } catch {
    return; // what is wrong in it is mended as text
  }
  if (panel.querySelector(".errorlist")) return;
  const changed = () => {
    source.value = JSON.stringify(value);
    tell(source);
  };
  panel.querySelector("[data-format-form]").append(...PANELS[name](value, changed, announcer(panel), panel));
  panel.classList.add("is-dressed");
}

function start() {
  const chosen = field("format");
  const panels = [...document.querySelectorAll("[data-format]")];
  panels.forEach(dress);
  chosen.addEventListener("change", () => {
    for (const panel of panels) panel.hidden = panel.dataset.format !== chosen.value;
  });
}

if (form && field("format")) start();
