/** A campus's own layouts: every kind of file is read back to the journal's money; what is wrong is said with its place. */
import fc from "fast-check";
import { sheetFiles } from "../../../adapters/sheets/sheet-files";
import { journalBytes, readJournalFiles } from "../../../render/journal-file";
import { anyCharges, DIRECTORY, SETTINGS, statements } from "../../../testing/any-month";
import { journalValue, layoutColumn } from "../../../testing/book-builders";
import { journalLine } from "../../../testing/builders";
import { runs } from "../../../testing/runs";
import type { Charge } from "../../charge";
import { buildJournal } from "../build";
import type { JournalLine } from "../journal";
import type { JournalValue, LayoutColumn } from "../layout";
import { checkJournal, findingText } from "../presets/check";
import { sidesOf } from "../presets/agree";
import type { JournalInput, JournalPreset } from "../presets/preset";
import { allPresets, layoutPresets, layoutProblems } from "./layout-preset";

/** `heading | value | kind | maximum length`, a column each. */
function columns(...lines: readonly string[]): LayoutColumn[] {
  return lines.map((line, i) => {
    const [heading = "", value = "", kind = "Text", length = "0"] = line.split(" | ");
    return layoutColumn({
      columnId: `our-ledger ${i + 1}`,
      order: i + 1,
      heading,
      value,
      kind: kind as LayoutColumn["kind"],
      maxLength: Number(length),
    });
  });
}

function values(entered: Readonly<Record<string, string>>): JournalValue[] {
  return Object.entries(entered).map(([field, value]) =>
    journalValue({ valueId: `our-ledger ${field}`, format: "our-ledger", field, value }),
  );
}

function only(own: readonly LayoutColumn[], entered: Readonly<Record<string, string>> = {}): JournalPreset {
  const [preset] = layoutPresets(own, values(entered));
  if (preset === undefined) throw new Error("no layout");
  return preset;
}

function input(lines: readonly JournalLine[]): JournalInput {
  return {
    journalId: "2025-01-J1",
    period: "2025-01",
    accountingDate: "2025-01-31",
    madeAt: "2025-02-03T09:00:00Z",
    madeBy: "tess",
    currency: "USD",
    lines,
    reversal: false,
    statementLines: [],
    charges: () => [],
    directory: DIRECTORY,
    settings: SETTINGS,
    value: () => "",
  };
}

const sheets = sheetFiles();
async function bytesOf(preset: JournalPreset, lines: readonly JournalLine[]) {
  const files = preset.make(input(lines));
  return await Promise.all(
    files.map(async ({ name, content }) => ({
      name,
      bytes: await journalBytes(content, preset.facts, sheets),
    })),
  );
}

async function textsOf(preset: JournalPreset, lines: readonly JournalLine[]): Promise<string[]> {
  return (await bytesOf(preset, lines)).map(({ bytes }) => new TextDecoder().decode(bytes));
}

/** Lines in balanced runs, as an export makes them. */
function journalWithin(charges: readonly Charge[], limit: string): readonly JournalLine[] {
  return buildJournal({
    journalId: "2025-01-J1",
    period: "2025-01",
    lines: statements(charges).lines,
    directory: DIRECTORY,
    settings: SETTINGS,
    lineLimit: limit === "" ? null : Number(limit),
  }).lines;
}

const LINES = [
  journalLine({ line: 1, debit: 1250, credit: 0, description: "Compute, January" }),
  journalLine({ line: 2, debit: 0, credit: 1250, kind: "Recovery", fund: "0090", fundOrg: "RC-0090" }),
];

const SIDES: Readonly<Record<string, LayoutColumn[]>> = {
  both: columns(
    "Fund | {fund} | Text | 12",
    "Debit | {debit} | Amount | 16",
    "Credit | {credit} | Amount | 16",
  ),
  signed: columns(
    "Date | {accounting_date} | Date | 10",
    "Amount | {signed_amount} | Amount | 16",
    "Line | {line} | Number | 5",
  ),
  letter: columns(
    "DC | {dc} | Text | 2",
    "Text | {description} | Text | 30",
    "Amount | {amount} | Amount | 16",
  ),
};

test("any journal, in any file, is read back to its debits and credits", async () => {
  const anyOptions = fc.record({
    File: fc.constantFrom("csv", "tab", "pipe", "fixed", "sheet"),
    Headings: fc.constantFrom("yes", "no"),
    "Date Pattern": fc.constantFrom("MM/DD/YYYY", "YYYYMMDD"),
    "Line Limit": fc.constantFrom("", "7"),
    "Line Ending": fc.constantFrom("CRLF", "LF"),
    Amounts: fc.constantFrom("decimal", "cents"),
    "Blank Side": fc.constantFrom("blank", "zero"),
    "Signed Amount": fc.constantFrom("credit negative", "debit negative"),
    "Debit Letter": fc.constantFrom("", "DR"),
    "First Line": fc.constantFrom("", "HEAD|{journal_id}|{debits}"),
    "Last Line": fc.constantFrom("", "END|{lines}", "T:4|{lines}:<6|{hash_total}:>40"),
  });
  await fc.assert(
    fc.asyncProperty(
      anyCharges,
      fc.constantFrom("both", "signed", "letter"),
      anyOptions,
      async (charges, sides, options) => {
        const lines = journalWithin(charges, options["Line Limit"]);
        fc.pre(lines.length > 0);
        const preset = only(SIDES[sides] ?? [], options);
        expect(
          checkJournal(preset, input(lines)).filter((f) => f.severity === "Error" && f.line === 0),
        ).toEqual([]);
        const files = await bytesOf(preset, lines);
        const totals = preset.read(await readJournalFiles(files, preset.facts, sheets), () => "");
        expect(totals).toEqual({ ...sidesOf(lines), lines: lines.length });
      },
    ),
    runs(40),
  );
});

test.each<readonly [string, LayoutColumn[], Record<string, string>, string]>([
  [
    "CSV with headings",
    columns(
      "Fund | {fund}-{org}",
      "Date | {accounting_date} | Date",
      "DR | {debit} | Amount",
      "CR | {credit} | Amount",
      "Text | {description} | Text | 9",
    ),
    { "Date Pattern": "MM/DD/YYYY" },
    'Fund,Date,DR,CR,Text\r\n10000-BIO,01/31/2025,12.50,,"Compute, "\r\n0090-BIO,01/31/2025,,12.50,AWS 2025-\r\n',
  ],
  [
    "rows above and below, 0.00 on the other side",
    columns("Type | LINE", "Fund | {fund}", "Debit | {debit} | Amount", "Credit | {credit} | Amount"),
    {
      "First Line": "HEAD|{journal_id}|{accounting_date}|{debits}",
      "Last Line": "END|{lines}",
      Headings: "no",
      "Blank Side": "zero",
      "Line Ending": "LF",
    },
    "HEAD,2025-01-J1,2025-01-31,12.50\nLINE,10000,12.50,0.00\nLINE,0090,0.00,12.50\nEND,2\n",
  ],
  [
    "fixed width: cents to the right, text to the left",
    columns(
      "Fund | {fund} | Text | 6",
      "DC | {dc} | Text | 1",
      "Amount | {amount} | Amount | 8",
      "Date | {accounting_date} | Date | 8",
    ),
    { File: "fixed", Amounts: "cents", "Date Pattern": "YYYYMMDD" },
    "10000 D    125020250131\r\n0090  C    125020250131\r\n",
  ],
  [
    "fixed width with lines of its own: each cell in its width, totals in cents as the lines",
    columns("Fund | {fund} | Text | 6", "DC | {dc} | Text | 1", "Amount | {amount} | Amount | 8"),
    {
      File: "fixed",
      Amounts: "cents",
      "First Line": "HEAD:5|{journal_id}:12|{debits}:8|{journal_id}:>12|X",
      "Last Line": "T|{lines}:4|{lines}:<4|{hash_total}:8",
    },
    "HEAD 2025-01-J1      1250  2025-01-J1X\r\n10000 D    1250\r\n0090  C    1250\r\nT   22       2500\r\n",
  ],
  [
    "cents in the rows above and below",
    columns("Fund | {fund}", "Amount | {signed_amount} | Amount"),
    { Headings: "no", Amounts: "cents", "Last Line": "T|{lines}|{debits}|{credits}|{hash_total}" },
    "10000,1250\r\n0090,-1250\r\nT,2,1250,1250,2500\r\n",
  ],
  [
    "signed amounts, tab",
    columns("Fund | {fund}", "Amount | {signed_amount} | Amount"),
    { File: "tab", Headings: "no" },
    "10000\t12.50\r\n0090\t-12.50\r\n",
  ],
])("%s", async (_what, own, entered, expected) => {
  expect(await textsOf(only(own, entered), LINES)).toEqual([expected]);
});

test("a longer journal comes as files that balance", () => {
  const lines = [...LINES, ...LINES, ...LINES].map((line, i) => ({ ...line, line: i + 1 }));
  const preset = only(SIDES["both"] ?? [], { "Line Limit": "4" });
  const files = preset.make(input(lines));
  expect(files.map(({ name }) => name)).toEqual([
    "2025-01-J1_our-ledger_part1of2.csv",
    "2025-01-J1_our-ledger_part2of2.csv",
  ]);
});

describe("what is wrong with a layout", () => {
  const money = ["Debit | {debit} | Amount | 9", "Credit | {credit} | Amount | 9"];
  test.each<readonly [string, string[], Record<string, string>, string]>([
    [
      "an unknown field",
      ["Fund | {funds}", ...money],
      {},
      "Journal Formats, our-ledger, column 1 (Fund): The value has a placeholder that is not known: {funds}. Known are {fund} {org}",
    ],
    [
      "an amount with text around it",
      ["A | USD {debit} | Amount", ...money],
      {},
      "column 1 (A): The kind is Amount",
    ],
    ["an amount as text", ["A | {amount}", ...money], {}, "column 1 (A): An amount is of the kind Amount."],
    ["a date that is none", ["A | {period} | Date", ...money], {}, "column 1 (A): The kind is Date"],
    [
      "a code as a number",
      ["A | {fund} | Number", ...money],
      {},
      "For a code with leading zeros choose Text.",
    ],
    ["no heading", [" | {fund}", ...money], {}, "column 1: Heading is blank"],
    [
      "a field without width",
      ["Fund | {fund}", ...money],
      { File: "fixed" },
      "column 1 (Fund): Max Length is needed",
    ],
    [
      "no sides",
      ["Amount | {amount} | Amount"],
      {},
      "Journal Formats, our-ledger: No columns of kind Amount say what is debit",
    ],
    [
      "a choice that there is not",
      money,
      { File: "word" },
      'Journal Values, our-ledger, File: "word" is not one of csv, tab, pipe, fixed, sheet.',
    ],
    ["a limit that is no number", money, { "Line Limit": "many" }, "Journal Values, our-ledger, Line Limit:"],
    [
      "sides with one letter",
      money,
      { "Debit Letter": "C" },
      "Journal Values, our-ledger, Debit Letter: is the same as Credit Letter",
    ],
    [
      "an unknown field of a whole line",
      money,
      { "Last Line": "{fund}" },
      "Journal Values, our-ledger, Last Line: has a placeholder that is not known: {fund}",
    ],
    [
      "a width that is none",
      money,
      { File: "fixed", "Last Line": "END:4|{debits}:>x" },
      'Journal Values, our-ledger, Last Line: "{debits}:>x" has no width behind its colon.',
    ],
  ])("%s", (_what, own, entered, says) => {
    const found = layoutProblems(columns(...own), values(entered)).map((finding) => finding.says);
    expect(found.join("\n")).toContain(says);
    expect(
      checkJournal(only(columns(...own), entered), input(LINES))
        .map(findingText)
        .join("\n"),
    ).toContain(says);
  });

  test("a preset's name, and one order twice", () => {
    const own = columns("Fund | {fund}", ...money).map((column) => ({
      ...column,
      format: "General",
      order: 1,
    }));
    const says = layoutProblems(own, []).map((finding) => finding.says);
    expect(says).toContain("Journal Formats, General: A preset has this name, too. Choose another one.");
    expect(says).toContain(
      "Journal Formats, General, column 1 (Debit): Another column has the order 1, too.",
    );
  });

  test("nothing is wrong with the layouts above", () => {
    for (const own of Object.values(SIDES))
      expect(layoutProblems(own, values({ File: "fixed" }))).toEqual([]);
  });

  test("a total wider than its place is refused, never cut", () => {
    const own = only(columns("Fund | {fund} | Text | 6", ...money), {
      File: "fixed",
      "First Line": "{journal_id}:12",
      "Last Line": "END:4|{debits}:4",
    });
    const found = checkJournal(own, input(LINES)).map((f) => [f.severity, findingText(f)]);
    expect(found).toEqual([
      ["Error", expect.stringMatching(/^Last Line: "12.50" has 5 characters, 4 are allowed/)],
    ]);
  });

  test("codes are never cut, words are", () => {
    const own = columns("Fund | {fund} | Text | 4", "Text | {description} | Text | 4", ...money);
    expect(
      checkJournal(only(own), input(LINES.slice(0, 1)))
        .filter((f) => f.line === 1)
        .map((f) => f.severity),
    ).toEqual(["Error", "Warning"]);
  });
});

test("layouts stand behind the presets, each with its own columns in their order", () => {
  const own = [...columns("B | {org}", "A | {fund}")].map((column) => ({ ...column, order: -column.order }));
  const other = columns("X | {org}").map((column) => ({ ...column, format: "second" }));
  const all = allPresets([...own, ...other], []);
  expect(all.slice(-2).map(({ name }) => name)).toEqual(["our-ledger", "second"]);
  expect(all.at(-2)?.facts.columns.map(({ heading }) => heading)).toEqual(["A", "B"]);
});
