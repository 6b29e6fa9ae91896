// What things are called on the screen.

import { _ } from "body-editor/words";

let providers = new Map();
let newsletters = [];

export function setNames(config) {
  providers = new Map(config.providers.map(({ name, label }) => [name, label]));
  newsletters = config.newsletters;
}

export const providerLabel = (name) => providers.get(name) ?? name;
export const newsletterChoices = () => newsletters;
export const newsletterName = (slug) =>
  newsletters.find((one) => one.slug === slug)?.name ?? (slug ? slug : _("the site’s default one"));

export const KINDS = {
  photo: () => _("Photo"),
  gallery: () => _("Gallery"),
  embed: () => _("Post or video"),
  related: () => _("Related article"),
  newsletter: () => _("Newsletter sign-up"),
  kept: () => _("Kept as it is"),
};

export const GALLERIES = {
  strip: () => _("A strip to swipe through"),
  pair: () => _("Two side by side"),
};

export const LAYOUTS = {
  text: () => _("As wide as the text"),
  wide: () => _("Wider than the text"),
  full: () => _("Full width"),
  "inset-left": () => _("Inset, on the left"),
  "inset-right": () => _("Inset, on the right"),
};
