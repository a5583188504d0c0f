/** What a person has to know of an export: usage without a price, accounts without an owner, names that look odd. */
import { sum } from "../core/money";
import type { Rate } from "../core/rates/rate";
import { nearUnit, usualUnit, type Meter, type Unit } from "../core/rates/units";
import type { Charge, Charges } from "./charges";
import { formulaLike } from "./csv";
import { daysInMonth } from "./days";
import type { Owners } from "./owners";
import { shownFacts, type Gathered, type Left } from "./pieces";
import { plain, units } from "./price";
import type { ExportRequest } from "./request";
import type { ExportNote } from "./usage";

const SHOWN = 12;

const METER_NAMES: Readonly<Record<Meter, string>> = {
  cores: "cores",
  gpus: "GPUs",
  nodes: "nodes",
  billing: "Slurm's billing units",
  memory: "memory",
  vcpus: "virtual CPUs",
  machines: "machines",
  capacity: "capacity",
  count: "this unit",
};

/** Everything that there is to tell of. */
export interface Found extends Gathered, Charges {
  readonly owners: Owners;
  /** The reader refused something already: that there is nothing then needs no word. */
  readonly hasErrors: boolean;
}

export function notesOf(found: Found, request: ExportRequest): ExportNote[] {
  const { unrated, tied, untimely, unpriced, rows } = found;
  const { period, leaveOutUnrated, kind } = request;
  const without = kind.mustPrice === true ? [...unrated, ...unpriced] : unrated;
  const told = [
    ...tied.map((left) => tieNote(left, period)),
    ...untimely.map((left) => untimelyNote(left, period, leaveOutUnrated)),
    ...without.map((left) => unratedNote(left, period, leaveOutUnrated)),
    ...(kind.mustPrice === true ? [] : unpriced.map((left) => unpricedNote(left, period))),
    ...idleNotes(found),
    ...ownerNotes(found),
    ...tooSmallNotes(found, period),
    ...formulaNotes(rows),
  ];
  // What was refused already says why there is no row.
  const isSaid = rows.length > 0 || found.hasErrors || told.some(({ severity }) => severity === "error");
  return isSaid ? told : [...told, nothingNote(period)];
}

function tieNote(left: Left, period: string): ExportNote {
  const names = left.rates.map((rate) => rate.rateId).join(" and ");
  return note(
    "error",
    `${quantityOf(left, period)} of ${whatOf(left)} fit the rates ${names} equally well. Let Applies To of one ask for more, or end it with To.`,
  );
}

function unratedNote(left: Left, period: string, leaveOut: boolean): ExportNote {
  const what = `${quantityOf(left, period)} of ${whatOf(left)}`;
  return leaveOut
    ? note("warning", `Left out, because no rate fits: ${what}.`)
    : note(
        "error",
        `No rate fits ${what}. Add one to the rate card, with 0 for what is free, or leave the usage out with --leave-out-unrated.`,
      );
}

/** The card has the unit, in other months: somebody forgot a row, or to say that it costs nothing. */
function untimelyNote(left: Left, period: string, leaveOut: boolean): ExportNote {
  const what = quantityOf(left, period);
  const [rate] = left.rates;
  const when =
    rate === undefined
      ? ""
      : rate.to !== "" && rate.to < `${period}-01`
        ? `${rate.rateId}, the last rate of the unit, ended on ${rate.to}`
        : `${rate.rateId}, the first rate of the unit, begins on ${rate.from}`;
  return leaveOut
    ? note("warning", `Left out, because no rate fits: ${what}; ${when}.`)
    : note(
        "error",
        `No rate of ${period} fits ${what}: ${when}. Add a row for ${period} to the rate card, with 0 for what is free, or leave the usage out with --leave-out-unrated.`,
      );
}

function unpricedNote(left: Left, period: string): ExportNote {
  const what = `${quantityOf(left, period)} are not billed: the rate card has no rate for ${METER_NAMES[left.usage.meter]}`;
  const [stray] = left.rates;
  return stray === undefined
    ? note("note", `${what} in ${period}.`)
    : note("warning", `${what}. Look at ${stray.rateId}: ${strayText(stray)}.`);
}

function strayText({ unit, appliesTo }: Rate): string {
  const near = nearUnit(unit);
  return near === ""
    ? `its Applies To "${appliesTo}" names a source that there is not`
    : `its unit ${unit} is counted as it is; if ${near} is meant, write it so`;
}

/** They are passed over without a word otherwise, and the usage is billed by the general rate. */
function idleNotes({ idle, names }: Gathered): ExportNote[] {
  return idle.map(({ rate, key }) =>
    note(
      "warning",
      `Rate ${rate.rateId} asks for ${key}, which no usage here has, so that it never counts. What it may ask for: ${names.join(", ")}. ` +
        "If it is meant for another export, let its Applies To name that source.",
    ),
  );
}

function ownerNotes({ rows, owners }: Found): ExportNote[] {
  const without = new Map<string, Charge[]>();
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
      `No PI is known for ${account === "" ? "what has no account" : account}: ${charges.length.toLocaleString("en-US")} ${charges.length === 1 ? "row" : "rows"}, billed ${plain(sum(charges.map(({ billed }) => billed)))}. ` +
        `The import will hold what has no PI. ${ownerLacks(charges, owners)}`,
    ),
  ); // prettier-ignore
}

/** What to do, by the first of them: a row, other days, or the PI of the row that there is. */
function ownerLacks([charge]: readonly Charge[], owners: Owners): string {
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
      `Less than 0.0000005 of the unit each, and not written: ${tooSmall.length.toLocaleString("en-US")} (first: account ${account}), together ${sums.sort().join(", ")}. Of a smaller unit on the rate card there would be rows.`,
    ),
  ];
}

function formulaNotes(rows: readonly Charge[]): ExportNote[] {
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

function quantityOf({ usage, parts }: Left, period: string): string {
  const unit = usualUnit(usage.meter, usage.unit);
  return `${plain(units(parts, unit.parts(daysInMonth(period))))} ${unit.name}`;
}

/** `partition debug, qos low (for example account chem, 2025-01-03)`. */
function whatOf({ usage }: Left): string {
  const facts = shownFacts(usage).map(([name, value]) => `${name} ${value}`);
  const example = `account ${usage.account}${usage.user === "" ? "" : `, user ${usage.user}`}, ${usage.day}`;
  return facts.length === 0 ? `usage (first: ${example})` : `${facts.join(", ")} (first: ${example})`;
}

function note(severity: ExportNote["severity"], text: string): ExportNote {
  return { severity, text, where: "" };
}
