/** Journal layouts: what every one of them must be, and what a line looks like in each. */
import { journalLine } from "../../../testing/builders";
import { formatCells } from "./format";
import { JOURNAL_FORMATS, journalFormat } from "./index";

const written = (name: string, overrides = {}): string[] =>
  formatCells(journalFormat(name), journalLine(overrides)).map((cell) =>
    "text" in cell ? cell.text : `#${cell.number}`,
  );

test.each(JOURNAL_FORMATS.map((format) => [format.name, format] as const))("%s is whole", (_name, format) => {
  const headings = format.columns.map((c) => c.heading);
  expect(new Set(headings).size).toBe(headings.length);
  expect(headings).toEqual(expect.arrayContaining([format.debit, format.credit]));
  const money = (heading: string) =>
    format.columns.find((c) => c.heading === heading)?.value(journalLine({ debit: 1250, credit: 5 }));
  expect([money(format.debit), money(format.credit)]).toEqual([{ number: "12.50" }, { number: "0.05" }]);
});

test("names are found whatever the case; another is refused with those there are", () => {
  expect(journalFormat(" Template ").name).toBe("template");
  expect(() => journalFormat("x")).toThrow(/There is no journal format "x"\. There are: general, template/);
});

test("a line in each", () => {
  expect(written("general", { account: "00123" })).toEqual([
    "2025-01-J1", "2025-01", "#1", "BIO-10000", "10000", "BIO", "00123", "", "", "", "#12.50", "#",
    "AWS 2025-01 BIO-10000", "2025-01-J1", "AWS", "coral", "ada.quill@example.edu",
  ]); // prettier-ignore
  expect(written("template", { debit: 0, credit: 5 })).toEqual([
    "10000", "BIO", "7100", "", "", "", "#", "#0.05", "AWS 2025-01 BIO-10000", "2025-01-J1",
  ]); // prettier-ignore
});

test.each([
  ["x".repeat(36), "x".repeat(35)],
  [`${"x".repeat(34)}😀`, "x".repeat(34)],
  ["x".repeat(35), "x".repeat(35)],
])("a description that the ledger would refuse is cut between characters", (description, cut) => {
  expect(written("template", { description })[8]).toBe(cut);
});
