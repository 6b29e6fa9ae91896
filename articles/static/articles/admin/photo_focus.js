// The focal point of a photo: set by a click or with the arrow keys, seen in all crops at once.

const focus = document.querySelector(".focus");
const fieldX = document.querySelector("#id_focal_x");
const fieldY = document.querySelector("#id_focal_y");

if (focus && fieldX && fieldY) start();

function start() {
  const picture = focus.querySelector(".focus-picture");
  const point = focus.querySelector(".focus-point");
  const [width, height] = focus.dataset.focusRatio.split(" ").map(Number);

  picture.classList.add("focus-active");
  point.hidden = focus.querySelector(".focus-crops").hidden = false;
  picture.addEventListener("click", (event) => {
    if (event.target === point) return;
    const box = picture.getBoundingClientRect();
    move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    point.focus();
  });
  point.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? 0.1 : 0.01;
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (!by) return;
    event.preventDefault();
    move(Number(fieldX.value) + by[0], Number(fieldY.value) + by[1]);
  });
  for (const field of [fieldX, fieldY]) field.addEventListener("input", show);
  show();

  function move(x, y) {
    fieldX.value = share(x);
    fieldY.value = share(y);
    for (const field of [fieldX, fieldY]) field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function show() {
    const x = Number(fieldX.value) || 0;
    const y = Number(fieldY.value) || 0;
    point.style.left = `${x * 100}%`;
    point.style.top = `${y * 100}%`;
    for (const image of focus.querySelectorAll(".focus-box img")) {
      const box = image.parentElement;
      const ratio = box.clientWidth / box.clientHeight;
      const across = Math.min(width, height * ratio);
      const down = Math.min(height, width / ratio);
      image.style.objectPosition = `${edge(x, width, across)}% ${edge(y, height, down)}%`;
    }
  }
}

// Where the crop begins, as a share of the room that it has: the same sum as photos/geometry.py.
function edge(focal, whole, part) {
  if (whole - part < 1) return 50;
  return (Math.min(Math.max(whole * focal - part / 2, 0), whole - part) / (whole - part)) * 100;
}

function share(value) {
  return String(Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000);
}
