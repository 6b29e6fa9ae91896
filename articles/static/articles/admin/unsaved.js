// Asks before the screen is left with text that is not saved.

const form = document.querySelector("form.article-form");

if (form) {
  let unsaved = form.querySelector(".errornote, .errorlist") !== null;
  form.addEventListener("input", () => {
    unsaved = true;
  });
  form.addEventListener("change", () => {
    unsaved = true;
  });
  form.addEventListener("submit", () => {
    unsaved = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) {
      event.preventDefault();
    }
  });
}
