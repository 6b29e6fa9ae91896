// Lists whose items are dragged by a grip, within a list and between lists of one kind.

let dragged = null;

/**
 * Lets the items of `list` be dragged.
 *
 * kind: only items of the same kind can be dropped here; place: the list's own name;
 * move(from, to): each is {place, index}; `to.index` counts the list without the dragged item.
 */
export function sortable(list, { kind, place, move }) {
  const items = () => [...list.children];
  items().forEach((item, index) => {
    const grip = item.querySelector(`[data-grip="${kind}"]`);
    if (!grip) return;
    grip.draggable = true;
    grip.addEventListener("dragstart", (event) => {
      event.stopPropagation();
      dragged = { kind, place, index, item };
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", "");
      event.dataTransfer.setDragImage(item, 16, 16);
      item.classList.add("is-dragged");
    });
    grip.addEventListener("dragend", () => {
      item.classList.remove("is-dragged");
      clear();
      dragged = null;
    });
  });

  list.addEventListener("dragover", (event) => {
    if (dragged?.kind !== kind) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = "move";
    clear();
    const index = placeOf(event.clientY);
    const others = items();
    if (others[index]) others[index].classList.add("is-dropped-before");
    else list.classList.add("is-dropped-last");
  });
  list.addEventListener("dragleave", (event) => {
    if (!list.contains(event.relatedTarget)) clear();
  });
  list.addEventListener("drop", (event) => {
    if (dragged?.kind !== kind) return;
    event.preventDefault();
    event.stopPropagation();
    clear();
    const from = { place: dragged.place, index: dragged.index };
    let index = placeOf(event.clientY);
    if (from.place === place && from.index < index) index -= 1;
    dragged = null;
    if (from.place !== place || from.index !== index) move(from, { place, index });
  });

  function placeOf(y) {
    const index = items().findIndex((item) => {
      const box = item.getBoundingClientRect();
      return y < box.top + box.height / 2;
    });
    return index < 0 ? items().length : index;
  }
}

function clear() {
  for (const name of ["is-dropped-before", "is-dropped-last"]) {
    document.querySelectorAll(`.${name}`).forEach((element) => element.classList.remove(name));
  }
}
