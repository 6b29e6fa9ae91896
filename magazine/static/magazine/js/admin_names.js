// Gives names to what Django's admin widgets leave without one, for those who don't see the screen.

let numbers = 0;

function idOf(element) {
  element.id ||= `name-${++numbers}`;
  return element.id;
}

// Select2 puts a combobox in the place of a select, and forgets the select's label.
function nameCombobox(container) {
  const select = container.previousElementSibling;
  const label = select?.labels?.[0];
  if (!label) return;
  const shown = container.querySelector(".select2-selection__rendered");
  const combobox = container.querySelector(".select2-selection");
  combobox?.setAttribute("aria-labelledby", [label, shown].filter(Boolean).map(idOf).join(" "));
  shown?.setAttribute("aria-labelledby", idOf(label));
}

// The open list hangs at the end of the page; its search field belongs to the open combobox.
function nameSearchField(field) {
  const combobox = document.querySelector(".select2-container--open .select2-selection");
  const names = combobox?.getAttribute("aria-labelledby");
  if (names) field.setAttribute("aria-labelledby", names);
}

// Date and time stand beside each other with their names as mere text before them.
function nameDateAndTime(input) {
  const text = input.previousSibling?.textContent.trim();
  if (text && !input.labels.length) input.setAttribute("aria-label", text);
}

// An icon with a name has to say that it is a picture.
function nameIcon(icon) {
  icon.setAttribute("role", "img");
}

const CARES = [
  [".select2-container:not(.select2-container--open)", nameCombobox],
  [".select2-dropdown .select2-search__field", nameSearchField],
  ["p.datetime input", nameDateAndTime],
  [".selector .help-tooltip[aria-label]", nameIcon],
];

function nameAllIn(root) {
  for (const [selector, name] of CARES) {
    if (root.matches(selector)) name(root);
    root.querySelectorAll(selector).forEach(name);
  }
}

nameAllIn(document.body);
new MutationObserver((records) => {
  for (const { addedNodes } of records)
    for (const node of addedNodes) if (node instanceof Element) nameAllIn(node);
}).observe(document.body, { childList: true, subtree: true });
