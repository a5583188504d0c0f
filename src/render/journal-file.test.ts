/** Journal files: every layout is read back to the totals of its lines. */
import fc from "fast-check";
import { runs } from "../testing/runs";
import { anyCharges, journal, statements } from "../testing/any-month";
import { journalLine } from "../testing/builders";
import { JOURNAL_FORMATS, journalFormat } from "../core/journal/formats";
import { centsToAmount, sum } from "../core/money";
import { journalCsv, readJournalTotals } from "./journal-file";

test("the template layout", () => {
  const lines = [
    journalLine({ account: "00123" }),
    journalLine({ debit: 0, credit: 1250, description: "a, b" }),
  ];
  expect(journalCsv(journalFormat("template"), lines)).toBe(
    "Fund,Orgn,Account,Program,Activity,Location,Debit,Credit,Description,Reference ID\r\n" +
      "10000,BIO,00123,,,,12.50,,AWS 2025-01 BIO-10000,2025-01-J1\r\n" +
      '10000,BIO,7100,,,,,12.50,"a, b",2025-01-J1\r\n',
  );
});

test("text that a spreadsheet would take for a formula is guarded, amounts are not", () => {
  const csv = journalCsv(journalFormat("template"), [journalLine({ description: "=1+1" })]);
  expect(csv).toContain(",'=1+1,");
  expect(csv).toContain(",12.50,");
});

test.each(JOURNAL_FORMATS.map((format) => [format.name, format] as const))(
  "%s is read back to its totals",
  (_name, format) => {
    fc.assert(
      fc.property(anyCharges, fc.string({ maxLength: 40 }), (charges, description) => {
        const lines = journal(statements(charges).lines).lines.map((l) => ({ ...l, description }));
        const total = (side: "debit" | "credit"): bigint => sum(lines.map((l) => centsToAmount(l[side])));
        expect(readJournalTotals(journalCsv(format, lines), JOURNAL_FORMATS)).toEqual({
          debits: total("debit"),
          credits: total("credit"),
        });
      }),
      runs(20),
    );
  },
);

test.each([
  ["empty", ""],
  ["another file", "a,b\n1,2\n"],
  [
    "with a column more",
    "Fund,Orgn,Account,Program,Activity,Location,Debit,Credit,Description,Reference ID,Own\n",
  ],
])("a file that is %s has no totals", (_what, text) => {
  expect(readJournalTotals(text, JOURNAL_FORMATS)).toBeNull();
});

test("an amount that was made unreadable, or a row that was deleted, shows in the totals", () => {
  const csv = journalCsv(journalFormat("general"), [journalLine(), journalLine({ debit: 123_456 })]);
  const debits = (text: string) => readJournalTotals(text, JOURNAL_FORMATS)?.debits;
  expect(debits(csv)).toBe(centsToAmount(124_706));
  expect(debits(csv.replace("1234.56", '"1,234.56"'))).toBe(centsToAmount(1250));
  expect(debits(csv.split("\r\n").slice(0, 2).join("\r\n"))).toBe(centsToAmount(1250));
});
