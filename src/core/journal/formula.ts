/** What spreadsheet programs take for a formula, and how text is kept from being one. */

/** With the full-width forms that they fold into it. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

export function looksLikeFormula(text: string): boolean {
  return FORMULA_START.test(text);
}

/** An apostrophe before what would be a formula; other text as it is. */
export function guarded(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text;
}
