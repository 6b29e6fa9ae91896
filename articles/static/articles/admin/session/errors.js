// What is wrong with a field stands beside it, though it is saved as it was typed.

import { el, newId } from "body-editor/dom";

/** Show the errors of the last save, each a {target, message}; but not in a field at work. */
export function showErrors(form, errors) {
  for (const list of form.querySelectorAll("[data-told]")) {
    const row = list.parentElement;
    row.classList.remove("errors");
    for (const field of row.querySelectorAll(`[aria-describedby~="${list.id}"]`)) describe(field, list.id, false);
    list.remove();
  }
  for (const { target, message } of errors) {
    const field = document.getElementById(target);
    const row = field?.closest(".form-row, .article-row-field");
    if (!row || field === document.activeElement || row.querySelector(".errorlist")) continue;
    const list = el("ul", { className: "errorlist", id: newId("session-error"), "data-told": true }, el("li", { textContent: message }));
    row.prepend(list);
    row.classList.add("errors");
    describe(field, list.id, true);
  }
}

function describe(field, id, isWrong) {
  const others = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== id);
  field.setAttribute("aria-describedby", (isWrong ? [id, ...others] : others).join(" "));
  if (isWrong) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}
