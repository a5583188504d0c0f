/** Whether a template can take the money as the ledger is to have it: once, and with the fund that it belongs to. */
import type { JournalFinding, PresetColumn } from "../presets/preset";
import type { LineValue } from "../line-values";
import { valueOf } from "./amounts";
import type { MatchedColumn, MatchedSheet } from "./match";
import { normalName, USUAL_NAMES } from "./names";

/**
 * @param sheet the one that gets the lines
 * @param columns of the layout that fills it: what it does not hold itself is not missed
 */
export function templateFindings(sheet: MatchedSheet, columns: readonly PresetColumn[]): JournalFinding[] {
  return [...twiceFindings(sheet), ...fundFindings(sheet, columns)];
}

/** The ways to say an amount. */
const WAYS = [["debit", "credit"], ["signed_amount"], ["amount"]] as const;

/** Columns that a layout has of its own are as the ledger wants them; others were found by their usual names. */
function twiceFindings({ columns }: MatchedSheet): JournalFinding[] {
  const money = columns.map((column) => ({ ...column, value: moneyOf(column) }));
  const holding = (values: readonly LineValue[]) =>
    money.filter(({ value }) => value !== null && values.includes(value));
  const sameValue = WAYS.flat()
    .map((value) => holding([value]))
    .filter((group) => group.length > 1);
  const ways = WAYS.map(holding).filter((group) => group.length > 0);
  const groups = sameValue.length > 0 ? sameValue : ways.length > 1 ? [ways.flat()] : [];
  return groups
    .filter((group) => group.some(({ origin }) => "value" in origin))
    .map((group) => {
      const headings = listed(group.map(({ heading }) => `"${heading}"`));
      return error(
        headings,
        `The columns ${headings} would hold the same amounts, and the money would stand there twice. Take out what is too much, or name the columns that count in the Journal Formats table and name that layout.`,
      );
    });
}

function moneyOf(column: MatchedColumn): LineValue | null {
  return valueOf(column) ?? (normalName(column.heading) === "amount" ? "amount" : null);
}

function fundFindings({ columns }: MatchedSheet, all: readonly PresetColumn[]): JournalFinding[] {
  const filled = columns.map(({ heading, origin }) => ({ heading, holds: origin.holds }));
  if (tells(filled, "fund") || !tells(all, "fund")) return [];
  const others = (["org", "account"] as const).filter((value) => tells(all, value) && !tells(filled, value));
  const also = others.length === 0 ? "" : ` It has none for ${listed(others)}, either.`;
  return [
    error(
      "Fund",
      `The template has no column for the fund, so that its lines would not say whose money it is.${also} It is found under the names Fund, Fund Code and Fund Org; name a column that is called otherwise in the Journal Formats table, and name that layout.`,
    ),
  ];
}

/** Banner's account index stands for fund and org. */
const INDEX = "index";

function tells(
  columns: readonly { readonly heading: string; readonly holds: string }[],
  value: "fund" | "org" | "account",
): boolean {
  const whole = value === "account" ? [] : [INDEX, ...(USUAL_NAMES.fund_org ?? [])];
  const names = [...(USUAL_NAMES[value] ?? []), ...whole];
  const inside = value === "account" ? /\{[^}]*\baccount\b/ : new RegExp(`\\{[^}]*\\b(${value}|fund_org)\\b`);
  return columns.some(({ heading, holds }) => names.includes(normalName(heading)) || inside.test(holds));
}

function error(column: string, says: string): JournalFinding {
  return { severity: "Error", line: 0, column, value: "", says };
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}
