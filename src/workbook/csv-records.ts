/** A reference table as a CSV file → records. Columns by heading, trimmed and case-insensitive; checked with zod. */
import Papa from "papaparse";
import { z } from "zod";
import { parseAmount, parsePercent, SHARE_WHOLE } from "../core/money";
import { Refusal } from "../core/problem";
import type { Column } from "./shape";
import type { Table } from "./tables";

/** A key that is made up where the file has none. */
const MADE_KEYS: readonly string[] = ["Split ID", "Lookup ID", "Cost ID", "Column ID"];

type Field = string | bigint | number | null;

/**
 * @param text the file, decoded
 * @throws Refusal naming the file, row and column of everything that is wrong
 */
export function readCsvRecords<R>(table: Table<R>, fileName: string, text: string): R[] {
  const { data, errors } = parse(text);
  refuseBrokenQuotes(fileName, errors);
  const [headings = [], ...rows] = data;
  const positions = table.columns.map((column) => positionOf(headings, column.heading));
  refuseUnknown(table, fileName, headings);
  const bad: string[] = [];
  const records = rows.map((cells, r) => {
    const entries = table.columns.map((column, i) => {
      const cell = cells[positions[i] ?? -1]?.trim() ?? "";
      const parsed = fieldSchema(column, i === 0).safeParse(cell);
      if (!parsed.success)
        bad.push(`row ${r + 2}, ${column.heading}: ${parsed.error.issues[0]?.message ?? "is not valid"}`);
      return [column.field, parsed.success ? parsed.data : ""] as const;
    });
    if (cells.slice(headings.length).some((cell) => cell.trim() !== "")) {
      bad.push(`row ${r + 2} has ${cells.length} fields, the heading ${headings.length}`);
    }
    return Object.fromEntries(entries) as R;
  });
  if (bad.length > 0) {
    throw new Refusal(
      `${fileName} needs a correction: ${bad.slice(0, 8).join("; ")}${bad.length > 8 ? "; …" : ""}. Nothing was written.`,
      bad,
    );
  }
  return records;
}

/** Fields whose column the file does not have. */
export function absentFields<R>(table: Table<R>, text: string): string[] {
  const [headings = []] = parse(text).data;
  return table.columns.filter((c) => positionOf(headings, c.heading) < 0).map((c) => c.field);
}

function parse(text: string): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), {
    delimiter: "",
    delimitersToGuess: [",", ";", "\t"],
    skipEmptyLines: "greedy",
  });
}

function refuseBrokenQuotes(fileName: string, errors: readonly Papa.ParseError[]): void {
  const broken = errors.find((error) => error.type === "Quotes");
  if (broken === undefined) return;
  throw new Refusal(
    `${fileName}: a quotation mark near row ${(broken.row ?? 0) + 1} is not closed or not doubled. Correct it. Nothing was written.`,
  );
}

function positionOf(headings: readonly string[], heading: string): number {
  return headings.findIndex((h) => h.trim().toLowerCase() === heading.toLowerCase());
}

function refuseUnknown<R>(table: Table<R>, fileName: string, headings: readonly string[]): void {
  const key = table.columns.find((c) => !MADE_KEYS.includes(c.heading))?.heading ?? "";
  if (positionOf(headings, key) >= 0) return;
  const wanted = table.columns.map((c) => c.heading).join(", ");
  throw new Refusal(
    `${fileName} has no column ${key}. Found: ${headings.join(", ")}. The columns of ${table.name} are: ${wanted}. Nothing was written.`,
  );
}

function whyNoShare(text: string): string {
  return /^\d{1,3}\.\d{9,}\s*%?$/.test(text)
    ? `"${text}" has more than 8 decimals, which is the most a share has, such as 33.33333333`
    : `"${text}" is not a percentage from 0 to 100 such as 33.3333`;
}

function fieldSchema(column: Column, isKey: boolean): z.ZodType<Field> {
  switch (column.kind) {
    case "text":
      return isKey && !MADE_KEYS.includes(column.heading) ? z.string().min(1, "is blank") : z.string();
    case "choice":
      return choiceSchema(column.choices ?? []);
    case "day":
      return z.union([z.literal(""), z.iso.date("is not a date such as 2025-01-31")]);
    case "percent":
      return z.string().transform((text, context) => {
        if (text === "" && column.optional === true) return null;
        const share = parsePercent(text.replace(/\s*%$/, ""));
        if (share === null || share < 0n || share > SHARE_WHOLE)
          context.addIssue({
            code: "custom",
            message: whyNoShare(text),
          });
        return share ?? 0n;
      });
    case "amount":
    case "quantity":
      return z.string().transform((text, context) => {
        if (text === "") return null;
        const amount = parseAmount(text);
        if (amount === null) context.addIssue({ code: "custom", message: `"${text}" is not a plain number` });
        return amount;
      });
    case "cents":
    case "integer":
      return z.coerce.number();
    case "instant":
      return z.string();
  }
}

/** A blank is the first choice, which is the usual one: Active, Yes, Billed. */
function choiceSchema(choices: readonly string[]): z.ZodType<string> {
  return z.string().transform((text, context) => {
    if (text === "") return choices[0] ?? "";
    const match = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
    if (match === undefined)
      context.addIssue({ code: "custom", message: `"${text}" is not one of ${choices.join(", ")}` });
    return match ?? "";
  });
}
