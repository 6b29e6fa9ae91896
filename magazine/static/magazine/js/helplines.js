// Opens the helplines of the reader's country: told by this browser's time zone, else its language.
// Nothing is sent, and nothing kept; without this script the magazine's own country is open.

const countries = [...document.querySelectorAll(".helplines-country")];
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const region = /-([A-Z]{2})\b/.exec(navigator.language)?.[1];

const here =
  countries.find((each) => each.dataset.zones.split(" ").includes(zone)) ??
  countries.find((each) => each.dataset.country === region);

if (here && !here.open) {
  for (const each of countries) each.open = each === here;
  countries[0].before(here);
}
