// What the writing screen's form holds, as it would be sent; files apart.

// What belongs to the page and not to the text.
const NOT_TEXT = /^(csrfmiddlewaretoken|base_revision|base_counter|minor)$/;
const COUNTS = /-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/;
const ROLE = /^(.+-\d+)-role$/;

/** The fields as pairs of name and value. Names that were given in `names` only. */
export const fieldsOf = (form) =>
  [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NOT_TEXT.test(name));

/** One text that is the same for the same words: blank rows and the count of rows don't matter. */
export function printOf(fields) {
  const values = new Map(fields);
  const said = fields.filter(([name, value]) => {
    const row = name.match(ROLE);
    return value !== "" && !COUNTS.test(name) && !(row && !values.get(`${row[1]}-author`));
  });
  return JSON.stringify(said);
}

/** Whether a file waits to be sent: only a whole form post takes it along. */
export const hasFile = (form) =>
  [...form.querySelectorAll('input[type="file"]')].some((input) => input.name && input.files.length);

export const setField = (form, name, value) => {
  const field = form.elements[name];
  if (field) field.value = value;
};
export const fieldOf = (form, name) => form.elements[name]?.value ?? "";
