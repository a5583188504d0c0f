/** PeopleSoft's flat file journal import GL_JRNL_IMP: a header line and journal lines, at positions that a campus sets. */
import type { JournalLine } from "../journal";
import { amount, count, day, recordOf, text, type Field } from "./fields";
import { fileStem } from "./file-names";
import { fieldAt, fixedLine } from "./fixed";
import { overlapping, placeOf, type Place } from "./positions";
import type { JournalFinding, JournalInput, JournalPreset, JournalRecord, PresetValue } from "./preset";
import { shortId } from "./short-id";
import { linesOf, Totals } from "./totals";

const NAME = "peoplesoft-gl-jrnl-imp";
type Value = (field: string) => string;

/** A field that stands where its value says: "H Journal Date" is the value with its position. */
interface Placed<R> {
  readonly name: string;
  readonly standard: string;
  readonly needed: boolean;
  readonly field: (heading: string, place: Place) => Field<R>;
}

function placed<R>(name: string, standard: string, field: Placed<R>["field"], needed = false): Placed<R> {
  return { name, standard, needed, field };
}

const constant =
  (value: string) =>
  (heading: string, place: Place): Field<null> =>
    text(heading, `the value ${value}`, (_r, i) => i.value(value), { ...place, identifies: true });

const HEADER: readonly Placed<null>[] = [
  placed("H Business Unit", "2-5", constant("Business Unit"), true),
  placed("H Journal ID", "7-10", constant("Journal ID"), true),
  placed("H Journal Date", "17-8", (h, p) => day(h, "the accounting date", (_r, i) => i.accountingDate, p), true),
  placed("H Adjusting", "25-1", (h, p) => text(h, "N: no adjusting entry", () => "N", p)),
  placed("H Ledger Group", "37-10", constant("Ledger Group")),
  placed("H Ledger", "47-10", constant("Ledger")),
  placed("H Source", "", constant("Source")),
  placed("H Reference", "", (h, p) => text(h, "the journal", (_r, i) => shortId(i.journalId), p)),
  placed("H Description", "", (h, p) => text(h, "the journal and the month", (_r, i) => `Recharge ${i.period} ${shortId(i.journalId)}`, { ...p, cuts: true })),
]; // prettier-ignore

const ofLine =
  (holds: string, pick: (line: JournalLine) => string, needed = false) =>
  (heading: string, place: Place): Field<JournalLine> =>
    text(heading, holds, pick, { ...place, identifies: true, needed });

const LINE: readonly Placed<JournalLine>[] = [
  placed("L Business Unit", "2-5", (h, p) => text(h, "the value Business Unit", (_l, i) => i.value("Business Unit"), { ...p, identifies: true }), true),
  placed("L Line Number", "7-6", (h, p) => count(h, "from 1", (l) => l.line, p)),
  placed("L Ledger", "13-10", (h, p) => text(h, "the value Ledger", (_l, i) => i.value("Ledger"), { ...p, identifies: true })),
  placed("L Account", "23-5", ofLine("of the charge, the fund or the source", (l) => l.account, true), true),
  placed("L Fund", "", ofLine("fund, by the Fund Org Pattern", (l) => l.fund, true), true),
  placed("L Department", "", ofLine("org, by the Fund Org Pattern", (l) => l.org)),
  placed("L Program", "", ofLine("of the fund or the source", (l) => l.program)),
  placed("L Class", "", ofLine("Activity of the fund or the source", (l) => l.activity)),
  placed("L Project", "", (h, p) => text(h, "Award Number of the fund", (l, i) => i.directory.fund(l.fundOrg)?.awardNumber ?? "", { ...p, identifies: true })),
  placed("L Amount", "", (h, p) => amount(h, "a debit above zero, a credit below, to the right", (l) => l.debit - l.credit, p), true),
  placed("L Reference", "", (h, p) => text(h, "the journal", (l) => shortId(l.journalId), p)),
  placed("L Description", "", (h, p) => text(h, "by the description templates of Settings", (l) => l.description, { ...p, cuts: true })),
]; // prettier-ignore

function fieldsOf<R>(type: "H" | "L", all: readonly Placed<R>[], value: Value): readonly Field<R>[] {
  const first = text<R>(`${type} Record`, `${type} says what the line is`, () => type, {
    at: 1,
    maxLength: 1,
  });
  const others = all.flatMap(({ name, field }) => {
    const place = placeOf(value(name));
    return place === null ? [] : [field(name, place)];
  });
  return [first, ...others];
}

function recordsOf(input: JournalInput): JournalRecord[] {
  const lines = fieldsOf("L", LINE, input.value);
  return [
    recordOf(0, null, fieldsOf("H", HEADER, input.value), input),
    ...input.lines.map((line) => recordOf(line.line, line, lines, input)),
  ];
}

function check(input: JournalInput): JournalFinding[] {
  const unread = [...HEADER, ...LINE].flatMap(({ name }): JournalFinding[] => {
    const value = input.value(name);
    if (value.trim() === "" || placeOf(value) !== null) return [];
    const says = `The value ${name} must be start-length, as 13-10.`;
    return [{ severity: "Error", line: 0, column: name, value, says }];
  });
  return [
    ...unread,
    ...overlapping(fieldsOf("H", HEADER, input.value)),
    ...overlapping(fieldsOf("L", LINE, input.value)),
  ];
}

/** Of fields that each campus places: an order that leaves nothing in another's place. */
const EXAMPLES: Readonly<Record<string, string>> = {
  "H Source": "57-3",
  "H Reference": "60-10",
  "H Description": "70-30",
  "L Fund": "28-5",
  "L Department": "33-10",
  "L Program": "43-5",
  "L Class": "48-5",
  "L Project": "53-15",
  "L Amount": "68-16",
  "L Reference": "84-10",
  "L Description": "94-30",
};

function position<R>({ name, standard, needed }: Placed<R>): PresetValue {
  const what = name.slice(2).toLowerCase();
  const where = name.startsWith("H") ? "the header line" : "each journal line";
  const blank = needed ? "" : "; blank leaves it out";
  return {
    field: name,
    meaning: `Position of the ${what} in ${where}: start-length, counted from 1${blank}.`,
    example: standard === "" ? (EXAMPLES[name] ?? "") : standard,
    standard,
    needed,
  };
}

function width(record: JournalRecord): number {
  return record.fields.reduce(
    (end, { column }) => Math.max(end, (column.at ?? 1) + (column.maxLength ?? 0) - 1),
    0,
  );
}

const standard = (name: string): string =>
  [...HEADER, ...LINE].find((field) => field.name === name)?.standard ?? "";

export const peoplesoftGlJrnlImp: JournalPreset = {
  name: NAME,
  label: "PeopleSoft flat file journal import (GL_JRNL_IMP)",
  evidence: "from one campus",
  evidenceNote:
    "The header's standard positions (business unit to ledger) are Oracle's documentation of GL_JRNL_IMP. The line's (business unit, number, ledger, account) are one university's; where fund, department, amount and description stand is set by each campus's file layout and must be entered. After loading the journal must be edited by batch. Not tried on a ledger.",
  values: [
    { field: "Business Unit", meaning: "The business unit of the journal.", example: "UNIV1", standard: "", needed: true, maxLength: 5 },
    { field: "Journal ID", meaning: "NEXT lets PeopleSoft number the journal.", example: "NEXT", standard: "NEXT", needed: true, maxLength: 10 },
    { field: "Ledger Group", meaning: "The ledger group.", example: "ACTUALS", standard: "ACTUALS", needed: true, maxLength: 10 },
    { field: "Ledger", meaning: "The ledger.", example: "ACTUALS", standard: "ACTUALS", needed: false, maxLength: 10 },
    { field: "Source", meaning: "The source code that the accounting office gave the feed; written where H Source has a position.", example: "RCC", standard: "", needed: false, maxLength: 3 },
    ...HEADER.map(position),
    ...LINE.map(position),
  ], // prettier-ignore
  facts: {
    columns: [...fieldsOf("H", HEADER, standard), ...fieldsOf("L", LINE, standard)].map(
      ({ cell: _cell, ...c }) => c,
    ),
    characters: "ASCII",
    lineLimit: null,
    split: "",
    dates: "MMDDYYYY",
    signs: "one amount: a debit above zero, a credit with a minus",
    totals: "the amounts come to 0.00",
    fileName: `{journal_id}_${NAME}.txt`,
    lineEnding: "\n",
  },
  balance: "journal",
  records: recordsOf,
  check,
  make: (input) => {
    const lines = recordsOf(input).map((record) => fixedLine(record, width(record), "MMDDYYYY"));
    return [{ name: `${fileStem(input, NAME)}.txt`, content: { kind: "fixed", lines } }];
  },
  read: (files, value) => {
    const totals = new Totals();
    const place = placeOf(value("L Amount"));
    for (const file of files)
      for (const line of linesOf(file))
        if (line.startsWith("L"))
          totals.addSigned(place === null ? "" : fieldAt(line, place.at, place.maxLength));
    return totals.result;
  },
};
