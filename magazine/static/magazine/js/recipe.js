// A recipe at the stove: amounts for another number of people, a screen that stays on, and the card
// on paper. Without this script the recipe stands there as it was written.

const recipe = document.querySelector(".recipe");
const MOST = 100;
const FRACTIONS = [
  [1 / 2, "½"], [1 / 4, "¼"], [3 / 4, "¾"], [1 / 3, "⅓"], [2 / 3, "⅔"],
  [1 / 8, "⅛"], [3 / 8, "⅜"], [5 / 8, "⅝"], [7 / 8, "⅞"],
];
const decimals = new Intl.NumberFormat(document.documentElement.lang || undefined, { maximumFractionDigits: 2, useGrouping: false });

/** As people measure: weights rounded to what scales show, all else in halves and thirds. */
function words(number, isMetric) {
  if (isMetric) return decimals.format(number >= 100 ? Math.round(number / 5) * 5 : number >= 10 ? Math.round(number) : number);
  const whole = Math.floor(number + 0.02);
  const rest = number - whole;
  if (Math.abs(rest) <= 0.02 && whole) return decimals.format(whole);
  const [value, sign] = FRACTIONS.reduce((best, each) => (Math.abs(each[0] - rest) < Math.abs(best[0] - rest) ? each : best));
  if (Math.abs(value - rest) <= 0.045) return `${whole || ""}${sign}`;
  return decimals.format(number >= 3 ? Math.round(number) : number);
}

function scales() {
  const base = Number(recipe.dataset.servings);
  if (!(base > 0)) return;
  const count = recipe.querySelector(".recipe-count");
  const status = recipe.querySelector("[data-said]");
  const to = Number(recipe.dataset.servingsTo) || 0;
  const buttons = [...recipe.querySelectorAll(".recipe-step-button")];
  const amounts = [...recipe.querySelectorAll("[data-amount]")].map((element) => ({ element, text: element.textContent }));
  const written = count.textContent;
  let now = base;
  const show = () => {
    const factor = now / base;
    count.textContent = now === base ? written : words(now) + (to ? `–${words(to * factor)}` : "");
    for (const { element, text } of amounts) {
      const { amount, to: high, metric } = element.dataset;
      const both = [amount, high].filter(Boolean).map((each) => words(Number(each) * factor, metric !== undefined));
      element.textContent = now === base ? text : [...new Set(both)].join("–");
    }
    buttons[0].disabled = now <= 1;
    buttons[1].disabled = now >= Math.max(MOST, base);
  };
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const step = Number(button.dataset.step);
      // To whole numbers, from 1½ too.
      now = Math.max(1, step > 0 ? Math.floor(now) + 1 : Math.ceil(now) - 1);
      show();
      if (button.disabled) buttons.find((each) => !each.disabled)?.focus();
      const word = recipe.querySelector(".recipe-word").textContent;
      status.textContent = status.dataset.said.replace("%(count)s", count.textContent).replace("%(word)s", word);
    });
  }
  show();
}

function staysAwake() {
  const place = recipe.querySelector(".recipe-wake");
  if (!("wakeLock" in navigator)) return;
  const button = place.querySelector("button");
  let lock = null;
  let wanted = false;
  const tell = () => button.setAttribute("aria-checked", String(wanted));
  const hold = async () => {
    try {
      lock = await navigator.wakeLock.request("screen");
    } catch {
      wanted = false; // a low battery, or a policy
    }
    if (!wanted) lock?.release();
    tell();
  };
  button.addEventListener("click", () => {
    wanted = !wanted;
    tell();
    if (wanted) hold();
    else lock?.release();
  });
  // Browsers let it go with the page out of sight.
  document.addEventListener("visibilitychange", () => wanted && document.visibilityState === "visible" && hold());
  place.hidden = false;
}

function prints() {
  const place = recipe.querySelector(".recipe-print");
  const root = document.documentElement;
  place.querySelector("button").addEventListener("click", () => {
    root.classList.add("print-card");
    addEventListener("afterprint", () => root.classList.remove("print-card"), { once: true });
    print();
  });
  place.hidden = false;
}

if (recipe) {
  scales();
  staysAwake();
  prints();
}
