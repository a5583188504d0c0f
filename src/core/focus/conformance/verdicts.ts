/** What a cell's text says by itself, whatever the rest of its row: the rules on numbers, dates, blanks and values. */
import { parseAmount } from "../../money";
import { parseInstant } from "../dates";
import { LONGEST_CELL } from "../fit-cell";
import { isCurrency } from "../currency";
import { nullable } from "../null";
import { ALLOWED, SERVICE_CATEGORIES, type ColumnKind, type Version } from "./columns";
import type { FindingList, Tally } from "./findings";
import { CELL_DIGITS, NumberText } from "./number-text";
import type { RuleCode, Severity } from "./rules";

/** A column of the file at hand. */
export interface CheckedColumn {
  /** As FOCUS writes it; as the file does for other columns. */
  readonly name: string;
  readonly kind: ColumnKind;
  /** A column of FOCUS, not one of the provider's own. */
  readonly focus: boolean;
  readonly nullable: boolean;
  readonly version: Version;
}

export interface Verdict {
  readonly tallies: readonly Tally[];
  /** The text without blanks around it, an allowed value as FOCUS writes it; "" where the file means null. */
  readonly value: string;
}

const ENUMERATIONS: Readonly<Record<string, RuleCode>> = {
  ChargeClass: "E02",
  ChargeFrequency: "E03",
  PricingCategory: "E05",
  CommitmentDiscountCategory: "E06",
  CommitmentDiscountStatus: "E06",
  CapacityReservationStatus: "E06",
};

const COSTS = new Set(["ListCost", "ContractedCost", "EffectiveCost"]);
const PRICES = new Set(["ListUnitPrice", "ContractedUnitPrice"]);
const PLACEHOLDER = /^(-2|unassigned|not applicable)$/i;
/** What Excel makes of 1234567890123. */
const DESTROYED_ID = /^\d([.,]\d+)?E\+\d{1,3}$/;
const FORMULA = /^[=+\-@\t\r]/;
const FOCUS_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
/** As AWS writes all dates: nothing is left to guess. */
const WITH_FRACTION = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,9}Z$/;

export function isId(name: string): boolean {
  return name.endsWith("Id");
}

/** @returns what judges the texts of a column; the result is the same for the same text */
export function judge(column: CheckedColumn, found: FindingList): (text: string) => Verdict {
  const special = SPECIAL[column.kind](column);
  return (text) => {
    const value = nullable(text);
    const tallies: Tally[] = [];
    const say: Say = (code, severity) => tallies.push(found.tally(code, severity));
    if (text.length > LONGEST_CELL) say("X04");
    if (value === "") {
      if (text.trim() !== "") say("Z01");
      blank(column, say);
      return { tallies, value };
    }
    return { value: special(value, text, say) ?? value, tallies };
  };
}

type Say = (code: RuleCode, severity?: Severity) => void;
/** @returns the value where it is not the text's */
type Special = (value: string, text: string, say: Say) => string | undefined;

const SPECIAL: Readonly<Record<ColumnKind, (column: CheckedColumn) => Special>> = {
  number: numberCell,
  instant: instantCell,
  text: textCell,
  json: () => () => undefined,
};

function blank(column: CheckedColumn, say: Say): void {
  if (column.nullable) return;
  if (COSTS.has(column.name)) say("N02");
  // A blank billed cost or date makes the row a problem.
  else if (column.name !== "BilledCost" && column.kind !== "instant") say("Z02");
}

function numberCell(column: CheckedColumn): Special {
  const number = new NumberText();
  return (_value, text, say) => {
    number.read(text);
    if (number.plain && number.digits > CELL_DIGITS) say("N06");
    // Of a row with a number that cannot be read nothing is said here; this one was read, perhaps as a person told.
    if (!number.plain) say("N04");
    if (PRICES.has(column.name) && number.value < 0) say("N05");
    return undefined;
  };
}

function instantCell(): Special {
  return (value, text, say) => {
    if (WITH_FRACTION.test(text)) say("D02", "note");
    else if (!FOCUS_INSTANT.test(text)) say("D02");
    return parseInstant(value) ?? undefined;
  };
}

function textCell(column: CheckedColumn): Special {
  const named = column.focus ? namedTextCell(column) : undefined;
  const id = isId(column.name);
  return (value, text, say) => {
    if (PLACEHOLDER.test(value)) say("Z03");
    else if (FORMULA.test(text) && parseAmount(value) === null) say("X03");
    if (id && DESTROYED_ID.test(value)) say("X02", "warning");
    return named?.(value, text, say);
  };
}

function namedTextCell({ name, version }: CheckedColumn): Special | undefined {
  if (name === "PricingCurrency") {
    // FOCUS 1.2 and 1.3 know currencies of a provider's own, such as credits.
    const virtual = version === "1.2" || version === "1.3";
    return (value, _text, say) => {
      if (!isCurrency(value) && (!virtual || isCurrency(value.toUpperCase()))) say("C03");
      return undefined;
    };
  }
  if (name === "ServiceCategory") return allowed(SERVICE_CATEGORIES, (say) => say("E07"));
  const values = ALLOWED[name];
  if (values === undefined) return undefined;
  const code = ENUMERATIONS[name];
  if (code !== undefined) return allowed(values, (say) => say(code));
  // A charge category that is none at all makes the row a problem; other capitals do not.
  return allowed(values, (say, inOtherCase) => {
    if (inOtherCase) say("E01", "warning");
  });
}

function allowed(values: readonly string[], otherwise: (say: Say, inOtherCase: boolean) => void): Special {
  const exact = new Set(values);
  const folded = new Map(values.map((value) => [value.toLowerCase(), value]));
  return (value, _text, say) => {
    if (exact.has(value)) return undefined;
    const meant = folded.get(value.toLowerCase());
    otherwise(say, meant !== undefined);
    return meant;
  };
}
