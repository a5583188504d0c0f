/** What a person has to know of the rate card: usage that it does not price, or twice, and rows of it that never count. */
import { RateCard } from "../core/rates/card";
import type { Rate } from "../core/rates/rate";
import { nearUnit, unitOf, usualUnit, type Meter } from "../core/rates/units";
import { daysInMonth } from "./days";
import { shownFacts, type Gathered, type Left } from "./pieces";
import { plain, units } from "./price";
import type { ExportRequest } from "./request";
import { note, type ExportNote } from "./usage";

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

export function rateNotes(found: Gathered, request: ExportRequest): ExportNote[] {
  const { unrated, tied, untimely, unpriced } = found;
  const { kind } = request;
  const without = kind.mustPrice === true ? [...unrated, ...unpriced] : unrated;
  return [
    ...tied.map((left) => tieNote(left, request)),
    ...untimely.map((left) => untimelyNote(left, request)),
    ...without.map((left) => unratedNote(left, request)),
    ...(kind.mustPrice === true ? [] : unpriced.map((left) => unpricedNote(left, request))),
    ...idleNotes(found),
  ];
}

function tieNote(left: Left, request: ExportRequest): ExportNote {
  const names = left.rates.map((rate) => rate.rateId).join(" and ");
  return note(
    "error",
    `${quantityOf(left, request)} of ${whatOf(left)} fit the rates ${names} equally well. Let Applies To of one ask for more, or end it with To.`,
  );
}

function unratedNote(left: Left, request: ExportRequest): ExportNote {
  const what = `${quantityOf(left, request)} of ${whatOf(left)}`;
  return request.leaveOutUnrated
    ? note("warning", `Left out, because no rate fits: ${what}.`)
    : note(
        "error",
        `No rate fits ${what}. Add one to the rate card, with 0 for what is free, or leave the usage out with --leave-out-unrated.`,
      );
}

/** The card has the unit, in other months: somebody forgot a row, or to say that it costs nothing. */
function untimelyNote(left: Left, request: ExportRequest): ExportNote {
  const { period, leaveOutUnrated: leaveOut } = request;
  const what = quantityOf(left, request);
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

function unpricedNote(left: Left, request: ExportRequest): ExportNote {
  const what = `${quantityOf(left, request)} are not billed: the rate card has no rate for ${METER_NAMES[left.usage.meter]}`;
  const [stray] = left.rates;
  return stray === undefined
    ? note("note", `${what} in ${request.period}.`)
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

/** Nothing wrong in itself; but a slip in a value (`qos=hihg`) shows nowhere else. */
export function unusedNotes(
  { unused, idle }: { readonly unused: readonly Rate[] } & Pick<Gathered, "idle">,
  period: string,
): ExportNote[] {
  const told = new Set(idle.map(({ rate }) => rate.rateId));
  const rates = unused.filter(({ rateId }) => !told.has(rateId));
  if (rates.length === 0) return [];
  const names = rates.map(({ rateId, appliesTo }) => `${rateId} (${appliesTo.trim()})`);
  return [note("note", `No usage of ${period} was for these rates: ${names.sort().join(", ")}.`)];
}

/** In a unit by which the card prices the meter, best in this month; TB-Months where it has those. */
function quantityOf({ usage, parts, rates }: Left, { period, rates: card, kind }: ExportRequest): string {
  const isNow = ({ from, to }: Rate): boolean =>
    from <= `${period}-31` && (to === "" || to >= `${period}-01`);
  const ofSource = new RateCard(card, kind.name).rows.map(({ rate }) => rate);
  const unit =
    usage.meter === "count"
      ? undefined
      : [...rates, ...ofSource.filter(isNow), ...ofSource]
          .map((rate) => unitOf(rate.unit))
          .find(({ meter }) => meter === usage.meter);
  const shown = unit ?? usualUnit(usage.meter, usage.unit);
  return `${plain(units(parts, shown.parts(daysInMonth(period))))} ${shown.name}`;
}

/** `partition debug, qos low (for example account chem, 2025-01-03)`. */
function whatOf({ usage }: Left): string {
  const facts = shownFacts(usage).map(([name, value]) => `${name} ${value}`);
  const example = `account ${usage.account}${usage.user === "" ? "" : `, user ${usage.user}`}, ${usage.day}`;
  return facts.length === 0 ? `usage (first: ${example})` : `${facts.join(", ")} (first: ${example})`;
}
