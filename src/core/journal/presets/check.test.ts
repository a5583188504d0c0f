/** What does not fit a layout is named by line with what to change; errors stop the export, warnings do not. */
import { journalLine, settings, directory } from "../../../testing/builders";
import type { JournalLine } from "../journal";
import { checkJournal, findingText, refuseErrors, warningTexts } from "./check";
import { isDay } from "../../period";
import { text } from "./fields";
import { bannerFupload } from "./banner-fupload";
import { bannerGurfeed } from "./banner-gurfeed";
import { general } from "./general";
import { JOURNAL_PRESETS, journalPreset } from "./index";
import { kualiCollector } from "./kuali-collector";
import { kualiSb } from "./kuali-sb";
import { peoplesoftGlJrnlImp } from "./peoplesoft-gl-jrnl-imp";
import { peoplesoftSheet } from "./peoplesoft-sheet";
import type { JournalFinding, JournalInput, JournalPreset } from "./preset";
import { template } from "./template";

const credit = journalLine({
  line: 2,
  kind: "Recovery",
  debit: 0,
  credit: 1250,
  fundOrg: "RC-90000",
  fund: "90000",
  org: "RC",
  account: "4900",
});
const pair = (changes: Partial<JournalLine> = {}): JournalLine[] => [journalLine(changes), credit];

function input(
  preset: JournalPreset,
  lines: readonly JournalLine[],
  values: Record<string, string> = {},
): JournalInput {
  return {
    journalId: "2025-01-J1",
    period: "2025-01",
    accountingDate: "2025-01-31",
    madeAt: "2025-02-03T10:15:00Z",
    madeBy: "tess",
    currency: "USD",
    lines,
    reversal: false,
    statementLines: [],
    charges: () => [],
    directory: directory(),
    settings: settings(),
    value: (field) => {
      const known = preset.values.find((v) => v.field === field);
      return values[field] ?? (known === undefined ? "" : known.standard || known.example);
    },
  };
}

const found = (
  preset: JournalPreset,
  lines: readonly JournalLine[],
  values: Record<string, string> = {},
): string[] =>
  checkJournal(preset, input(preset, lines, values)).map((f) => `${f.severity} ${findingText(f)}`);

test("a journal that fits has nothing against it, in any layout that has room for its codes", () => {
  for (const preset of [
    general,
    template,
    bannerGurfeed,
    bannerFupload,
    kualiSb,
    kualiCollector,
    peoplesoftSheet,
    peoplesoftGlJrnlImp,
  ])
    expect([preset.name, found(preset, pair())]).toEqual([preset.name, []]);
});

test.each<[string, JournalPreset, Partial<JournalLine>, RegExp]>([
  ["a fund that is too long", bannerGurfeed, { fund: "1234567" }, /^Error Line 1, GURFEED_FUND_CODE "1234567": has 7 characters, 6 are allowed\. Correct it at its origin: fund, by the Fund Org Pattern\.$/],
  ["an account with five digits for Kuali", kualiSb, { account: "07410" }, /^Error Line 1, Object "07410": has 5 characters, 4 are allowed/],
  ["a fixed-width account", kualiCollector, { fund: "12345678" }, /^Error Line 1, Account "12345678": has 8 characters, 7 are allowed/],
  ["a fund that is missing", template, { fund: "" }, /^Error Line 1, Fund: is blank, and the layout needs it/],
  ["a fund that a spreadsheet takes for a formula", general, { fund: "=1+1" }, /^Error Line 1, Fund "=1\+1": begins with a character that spreadsheet programs take for a formula/],
  ["an account that begins with a minus", template, { account: "-7100" }, /^Error Line 1, Account "-7100": begins with/],
  ["a character that ASCII lacks", bannerGurfeed, { description: "Café" }, /^Error Line 1, GURFEED_TRANS_DESC "Café": has the character "é" \(U\+00E9\), which ASCII files do not have\. Write it without\.$/],
  ["a character that Latin-1 lacks", peoplesoftSheet, { description: "Łódź" }, /^Error Line 1, Description "Łódź": has the character "Ł" \(U\+0141\), which Latin-1/],
  ["an end of line in fixed width", kualiCollector, { description: "a\nb" }, /^Error Line 1, Description "a\nb": has the character \(U\+000A\)/],
  ["half of a character", general, { project: "\ud83d" }, /^Error Line 1, Project .*\(U\+D83D\)/],
  ["a special sign in an upload", bannerFupload, { description: "R&D" }, /^Error Line 1, Description "R&D": has "&"; the upload takes letters, digits, blanks and \. - \/ only/],
  ["a blank in a code of an upload", bannerFupload, { account: "71 0" }, /^Error Line 1, Account "71 0": has " "; the upload takes letters and digits only/],
])("%s is named", (_what, preset, changes, message) => {
  const [first = ""] = found(preset, pair(changes));
  expect(first).toMatch(message);
}); // prettier-ignore

test("descriptions are cut where the layout says so, and it is told once with its lines", () => {
  const description = "x".repeat(36);
  const lines = [journalLine({ description }), { ...credit, description }];
  const findings = checkJournal(template, input(template, lines));
  expect(findings.map((f) => [f.severity, f.line])).toEqual([
    ["Warning", 1],
    ["Warning", 2],
  ]);
  expect(warningTexts(findings)).toEqual([
    `Lines 1, 2, Description "${description}": is cut to 35 characters`,
  ]);
  expect(() => refuseErrors(template, findings)).not.toThrow();
  const [file] = template.make(input(template, lines));
  expect(JSON.stringify(file)).toContain(`"${"x".repeat(35)}"`);
});

test("a guarded description is cut after its apostrophe is put before it", () => {
  const lines = pair({ description: `=${"x".repeat(34)}` });
  expect(found(template, lines)).toEqual([
    expect.stringMatching(/^Warning Line 1, Description .* is cut to 35 characters\.$/),
  ]);
  const [file] = template.make(input(template, lines));
  expect(JSON.stringify(file)).toContain(`"'=${"x".repeat(33)}"`);
});

test("half of a surrogate pair is not left by cutting", () => {
  const lines = pair({ description: `${"x".repeat(34)}😀` });
  expect(JSON.stringify(template.make(input(template, lines)))).toContain(`"${"x".repeat(34)}"`);
});

test("leading zeros stay", () => {
  const [file] = general.make(input(general, pair({ account: "00123" })));
  expect(JSON.stringify(file)).toContain('"text":"00123"');
});

test("values that are missing or too long are told alone: without them every line would be wrong", () => {
  expect(found(bannerGurfeed, pair(), { Chart: "", "System ID": "TOOLONGID" })).toEqual([
    "Error The value System ID has 9 characters, 8 are allowed. Enter it under Journal Values of banner-gurfeed.",
    "Error The value Chart is needed and not entered. Enter it under Journal Values of banner-gurfeed.",
  ]);
});

describe("balance", () => {
  const off = [journalLine({ debit: 1251 }), credit];

  test("a journal that does not balance is refused", () => {
    expect(found(general, off)).toEqual([
      "Error Balance: The journal does not balance: debits are 0.01 more than credits. Make the journal again.",
    ]);
  });

  test.each<[JournalPreset["balance"], string[]]>([
    ["journal", []],
    ["one-sided", []],
    ["fund", ["Error Balance: The journal does not balance for fund 10000: debits are 12.50 more than credits.", "Error Balance: The journal does not balance for fund 90000: debits are 12.50 less than credits."]],
    ["company", ["Error Balance: The journal does not balance for company BIO: debits are 12.50 more than credits.", "Error Balance: The journal does not balance for company RC: debits are 12.50 less than credits."]],
  ])("by %s", (balance, expected) => {
    const preset: JournalPreset = { ...general, balance, company: (line) => line.org };
    expect(found(preset, pair()).map((t) => t.replace(/ (This|Make) .*$/, ""))).toEqual(expected);
  }); // prettier-ignore

  test("each part by itself", () => {
    const lines = [journalLine(), journalLine({ line: 2 }), { ...credit, line: 3, credit: 2500 }];
    const preset: JournalPreset = { ...general, facts: { ...general.facts, lineLimit: 2 } };
    expect(found(preset, lines)).toEqual([
      expect.stringMatching(/Part 1 of the journal does not balance: debits are 25.00 more/),
      expect.stringMatching(/Part 2 of the journal does not balance: debits are 25.00 less/),
    ]);
  });
});

describe("options of a layout", () => {
  test.each<[JournalPreset, Record<string, string>, RegExp]>([
    [kualiSb, { Columns: "7" }, /The value Columns must be one of 9, 8 without chart, 8 without description/],
    [kualiCollector, { "Amount Width": "19" }, /The value Amount Width must be 21 or 20/],
    [kualiCollector, { "Trailer Total": "none" }, /The value Trailer Total must be both sides or one side/],
    [peoplesoftSheet, { File: "pdf" }, /The value File must be csv or xlsx/],
    [peoplesoftGlJrnlImp, { "L Fund": "28" }, /The value L Fund must be start-length/],
    [peoplesoftGlJrnlImp, { "L Fund": "27-5" }, /The positions of L Account and L Fund overlap/],
    [peoplesoftGlJrnlImp, { "L Amount": "" }, /The value L Amount is needed/],
  ])("%#: what is no choice is named", (preset, values, message) => {
    expect(found(preset, pair(), values).join(" ")).toMatch(message);
  });

  test("Kuali takes the pair only with a line on each side", () => {
    expect(found(kualiSb, [journalLine({ debit: 0, credit: 0 })])).toEqual([
      expect.stringMatching(/There is no expense line/),
    ]);
  });
});

test("a refusal says five reasons, and has them all", () => {
  const lines = Array.from({ length: 8 }, (_, i) =>
    journalLine({ line: i + 1, fund: `toolong${i}`, debit: 0 }),
  );
  const findings = checkJournal(bannerGurfeed, input(bannerGurfeed, lines));
  expect(() => refuseErrors(bannerGurfeed, findings)).toThrow(
    /The journal does not fit Banner general feed.*And 3 more\. Nothing was written\.$/,
  );
});

test("numbers and dates", () => {
  const own = (cell: JournalFinding["value"], kind: "number" | "date"): JournalPreset => ({
    ...general,
    records: () => [
      {
        line: 1,
        fields: [
          { column: text("Own", "", () => ""), cell: kind === "number" ? { number: cell } : { date: cell } },
        ],
      },
    ],
  });
  expect(found(own("1,2", "number"), pair())).toEqual(['Error Line 1, Own "1,2": is no number.']);
  expect(found(own("2025-02-30", "date"), pair())).toEqual([expect.stringMatching(/is no date/)]);
  expect(["2025-02-28", "2024-02-29", "2025-02-29", "2025-2-1", ""].map(isDay)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("names are found whatever the case; another is refused with those there are", () => {
  expect(journalPreset(" Template ").name).toBe("template");
  expect(() => journalPreset("x")).toThrow(/There is no journal format "x"\. There are: general, template, /);
  expect(new Set(JOURNAL_PRESETS.map((p) => p.name)).size).toBe(JOURNAL_PRESETS.length);
});
