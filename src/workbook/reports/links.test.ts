/** The way through the workbook: Start leads to every other sheet of ours, and no link leads nowhere. */
import { parseRange } from "../a1";
import { sheetOrder } from "../sheet-order";
import { ALL_TABLES } from "../tables";
import { REPORTS, START } from ".";

const SHEETS = sheetOrder(ALL_TABLES, REPORTS);
const linkedFrom = (report: (typeof REPORTS)[number]): string[] =>
  report.cells.flatMap(({ sheet }) => (sheet === undefined ? [] : [sheet]));

test("Start links every sheet: what a month needs, what people keep up, the records, the settings", () => {
  const others = SHEETS.filter((sheet) => sheet !== START.sheet);
  expect(others.length).toBe(ALL_TABLES.length + REPORTS.length - 1);
  expect([...new Set(linkedFrom(START))].sort()).toEqual(others.sort());
});

test.each(REPORTS.map((report) => [report.sheet, report] as const))(
  "%s: links lead to sheets that there are",
  (_sheet, report) => {
    expect(linkedFrom(report).filter((sheet) => !SHEETS.includes(sheet))).toEqual([]);
  },
);

test.each(REPORTS.map((report) => [report.sheet, report] as const))("%s: no two cells share a place", (_sheet, { cells }) => {
  const taken = cells.flatMap(({ at, span = 1 }) => {
    const place = parseRange(at);
    return Array.from({ length: span }, (_, i) => `${place?.top ?? at}/${(place?.left ?? 0) + i}`);
  });
  expect(taken.filter((place, i) => taken.indexOf(place) !== i)).toEqual([]);
}); // prettier-ignore
