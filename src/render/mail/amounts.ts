/** The amounts in a mail's template: a paragraph of lines such as `Amount due: {amount}`, which HTML shows as a table. */

const AMOUNTS = ["list", "discount", "credits", "amount"];
const AMOUNT_LINE = /^\s*([^{}]*?)\s*:\s*\{(list|discount|credits|amount)\}\s*$/;
const AMOUNT_DUE = /^[^\n{}]*:[^\S\n]*\{amount\}[^\S\n]*$/m;
const CREDITS = "Subsidies and credits: {credits}";
const DEFAULT = "List price: {list}\nDiscount: {discount}\nAmount due: {amount}";

export interface AmountRow {
  readonly label: string;
  /** A placeholder. */
  readonly name: string;
}

/**
 * The template with the amounts at its end where it has no such paragraph: text and HTML say the same. Credits have a
 * line where there are any, before what is due: without it the amounts would not add up.
 */
export function withAmounts(template: string, hasCredits = false): string {
  const has = paragraphsOf(template).some((paragraph) => amountRows(paragraph) !== null);
  const whole = has ? template : `${template.trimEnd()}\n\n${DEFAULT}`;
  if (!hasCredits || whole.includes("{credits}")) return whole;
  return whole.replace(AMOUNT_DUE, (line) => `${CREDITS}\n${line}`);
}

export function paragraphsOf(template: string): string[] {
  return template
    .replace(/\r\n?/g, "\n")
    .split(/\n{2,}/)
    .filter((text) => text.trim() !== "");
}

/** @returns null where one of the paragraph's lines is something else */
export function amountRows(paragraph: string): AmountRow[] | null {
  const lines = paragraph
    .trim()
    .split("\n")
    .map((line) => AMOUNT_LINE.exec(line));
  const rows = lines.map((match) => ({ label: match?.[1] ?? "", name: match?.[2] ?? "" }));
  return rows.every((row) => AMOUNTS.includes(row.name)) ? rows : null;
}
