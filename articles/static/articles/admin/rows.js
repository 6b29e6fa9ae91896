// Rows of bylines and read-more links: add one, remove one, move one up. Without this module the
// form shows blank rows of its own, and saving gives more.

const panels = document.querySelectorAll("[data-rows]");
panels.forEach(setUp);

function setUp(panel) {
  const prefix = panel.dataset.rows;
  const list = panel.querySelector("[data-list]");
  const total = panel.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
  const template = document.querySelector(`[data-rows-template="${prefix}"]`);
  let next = Number(total.value);

  const add = button(panel.dataset.add, "button-quiet");
  add.addEventListener("click", () => {
    const row = template.content.firstElementChild.cloneNode(true);
    renumber(row, "__prefix__", next++);
    list.append(row);
    dress(row);
    settle();
    // Django's own type-ahead listens for this.
    row.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: prefix } }));
    firstControl(row)?.focus();
  });
  panel.append(add);

  [...list.children].forEach(dress);
  [...list.children].filter(isBlank).slice(1).forEach((row) => row.remove());
  settle();

  function dress(row) {
    const up = button(panel.dataset.up, "article-row-button");
    up.dataset.up = "";
    up.textContent = "↑";
    up.setAttribute("aria-label", panel.dataset.up);
    up.addEventListener("click", () => {
      row.previousElementSibling?.before(row);
      settle();
      up.focus();
    });
    const remove = button(panel.dataset.remove, "article-row-button");
    remove.textContent = "×";
    remove.setAttribute("aria-label", panel.dataset.remove);
    remove.addEventListener("click", () => {
      const nearby = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      settle();
      (nearby ? firstControl(nearby) : add)?.focus();
    });
    const tools = document.createElement("div");
    tools.className = "article-row-tools";
    tools.append(up, remove);
    row.append(tools);
  }

  // The order of the rows is the order of their numbers; ids stay, so that labels and type-aheads
  // keep what they point to.
  function settle() {
    [...list.children].forEach((row, index) => {
      for (const control of row.querySelectorAll("[name]")) {
        control.name = control.name.replace(/-(\d+|__prefix__)-/, `-${index}-`);
      }
      row.querySelector("[data-up]").hidden = index === 0;
    });
    total.value = list.children.length;
  }
}

function renumber(row, from, to) {
  for (const element of row.querySelectorAll("[name], [id], [for]")) {
    for (const attribute of ["name", "id", "for"]) {
      const value = element.getAttribute(attribute);
      if (value) element.setAttribute(attribute, value.replace(from, to));
    }
  }
}

function isBlank(row) {
  const fields = [...row.querySelectorAll("input, select")];
  const wanted = fields.filter((field) => !field.name.endsWith("-role"));
  return wanted.every((field) => !field.value) && !row.querySelector(".errorlist");
}

function firstControl(row) {
  return row.querySelector(".select2-selection, select:not(.select2-hidden-accessible), input");
}

function button(label, className) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `button ${className}`;
  made.textContent = label;
  return made;
}
