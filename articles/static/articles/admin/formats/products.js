// The product list's panel: products with price, shop and address, and when prices were checked.

import { button, choiceField, textField, tickField } from "article-formats/parts";
import { photoField } from "article-formats/photos";
import { thingList } from "article-formats/things";
import { el } from "body-editor/dom";
import { _, fill } from "body-editor/words";

const CURRENCIES = ["EUR", "GBP", "USD", "CHF", "SEK", "NOK", "DKK", "PLN", "CAD", "AUD", "JPY"];

export function productsPanel(value, changed, say) {
  value.checked_on ??= "";
  value.products ??= [];
  const product = () => {
    const last = value.products.at(-1);
    return {
      name: "", description: "", price: "", currency: last?.currency || "EUR",
      shop: last?.shop ?? "", address: "", affiliate: last?.affiliate ?? false, photo: null,
    };
  };
  const products = thingList(value.products, {
    name: (thing, number) => thing.name || fill(_("Product %(number)s"), { number }),
    changed, say,
    draw: (thing) => [
      textField(thing, "name", _("Name"), changed),
      textField(thing, "description", _("Description"), changed, { area: true }),
      el(
        "div", { className: "format-line" },
        textField(thing, "price", _("Price"), changed, { inputmode: "decimal" }),
        choiceField(thing, "currency", _("Currency"), CURRENCIES.map((code) => [code, code]), changed),
        textField(thing, "shop", _("Shop"), changed),
      ),
      textField(thing, "address", _("Address of the product in the shop"), changed, { type: "url" }),
      tickField(thing, "affiliate", _("Affiliate link: we get a share of the price"), changed),
      photoField(thing, changed),
    ],
  });
  const add = button(_("Add a product"), () => products.add(product()));
  add.dataset.add = "";
  return [
    products.list,
    el("div", { className: "format-buttons" }, add),
    textField(value, "checked_on", _("Prices checked on"), changed, { type: "date", className: "is-short" }),
  ];
}
