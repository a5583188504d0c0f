/** What a person has to know of an export: of its rates, accounts without an owner, what is too small, names that look odd. */
import { sum } from "../core/money";
import type { Rate } from "../core/rates/rate";
import type { Unit } from "../core/rates/units";
import { figure } from "../core/words";
import type { PricedRow, Charges } from "./charges";
import { formulaLike } from "./csv";
import { daysInMonth } from "./days";
import type { Owners } from "./owners";
import type { Gathered } from "./pieces";
import { plain, units } from "./price";
import { rateNotes, unusedNotes } from "./rate-notes";
import type { ExportRequest } from "./request";
import { note, type ExportNote } from "./usage";

const SHOWN = 12;

/** Everything that there is to tell of. */
export interface Found extends Gathered, Charges {
  readonly owners: Owners;
  /** Rates that ask for something, and priced nothing. */
  readonly unused: readonly Rate[];
  /** The reader refused something already: that there is nothing then needs no word. */
  readonly hasErrors: boolean;
}

export function notesOf(found: Found, request: ExportRequest): ExportNote[] {
  const { rows } = found;
  const told = [
    ...rateNotes(found, request),
    ...ownerNotes(found),
    ...unusedNotes(found, request.period),
    ...tooSmallNotes(found, request.period),
    ...formulaNotes(rows),
  ];
  // What was refused already says why there is no row.
  const isSaid = rows.length > 0 || found.hasErrors || told.some(({ severity }) => severity === "error");
  return isSaid ? told : [...told, nothingNote(request.period)];
}

function ownerNotes({ rows, owners }: Found): ExportNote[] {
  const without = new Map<string, PricedRow[]>();
  for (const row of rows) {
    if (row.piece.owner !== null && row.piece.owner.pi !== "") continue;
    const account = row.piece.usage.account;
    const others = without.get(account);
    if (others === undefined) without.set(account, [row]);
    else others.push(row);
  }
  return [...without].sort(([a], [b]) => (a < b ? -1 : 1)).map(([account, charges]) =>
    note(
      "warning",
      `No PI is known for ${account === "" ? "what has no account" : account}: ${figure(charges.length)} ${charges.length === 1 ? "row" : "rows"}, billed ${plain(sum(charges.map(({ billed }) => billed)))}. ` +
        `The import will hold what has no PI. ${ownerLacks(charges, owners)}`,
    ),
  ); // prettier-ignore
}

/** What to do, by the first of them: a row, other days, or the PI of the row that there is. */
function ownerLacks([charge]: readonly PricedRow[], owners: Owners): string {
  if (charge === undefined) return "";
  const { owner, usage } = charge.piece;
  if (owner !== null) return `${owner.where}, names none.`;
  return owners.knows(usage.account, usage.user)
    ? `The owners name it, but not for ${usage.day}. Look at From and To.`
    : "Add the account to the owners.";
}

function tooSmallNotes({ tooSmall }: Found, period: string): ExportNote[] {
  const [first] = tooSmall;
  if (first === undefined) return [];
  const byUnit = new Map<string, { parts: bigint; unit: Unit }>();
  for (const { row, parts } of tooSmall)
    byUnit.set(row.unit.name, { unit: row.unit, parts: (byUnit.get(row.unit.name)?.parts ?? 0n) + parts });
  const sums = [...byUnit.values()].map(({ unit, parts }) => `${plain(units(parts, unit.parts(daysInMonth(period))))} ${unit.name}`); // prettier-ignore
  const { account } = first.usage;
  return [
    note(
      "note",
      `Less than 0.0000005 of the unit each, and not written: ${figure(tooSmall.length)} (first: account ${account}), together ${sums.sort().join(", ")}. Of a smaller unit on the rate card there would be rows.`,
    ),
  ];
}

function formulaNotes(rows: readonly PricedRow[]): ExportNote[] {
  const found = formulaLike(rows);
  if (found.length === 0) return [];
  const shown = found.slice(0, SHOWN).join("  ");
  return [
    note(
      "note",
      `A spreadsheet program would take these for formulas; they are written as they are, and the import keeps them as text: ${shown}`,
    ),
  ];
}

function nothingNote(period: string): ExportNote {
  return note("error", `Nothing of ${period} can be billed: there is no row to write.`);
}
