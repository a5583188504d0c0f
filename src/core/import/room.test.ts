/** Warnings of a workbook that fills up. */
import { addMonths } from "../period";
import { roomWarnings, type MonthHere } from "./room";

function months(charges: readonly number[], open = 1): MonthHere[] {
  return charges.map((n, i) => ({
    period: addMonths("2024-01", i),
    status: i < charges.length - open ? "Posted" : "Open",
    charges: n,
  }));
}

test.each<[string, MonthHere[], number, string[]]>([
  ["twelve months of twelve", months(Array<number>(12).fill(10)), 12, []],
  [
    "fourteen months of twelve",
    months(Array<number>(14).fill(10)),
    12,
    ["The charges of 14 months are in this workbook; Months Kept says 12: archive 2024-01, 2024-02."],
  ],
  [
    "an old month that is not posted",
    months([10, 10, 10], 3),
    2,
    ["The charges of 3 months are in this workbook; Months Kept says 2: post 2024-01 first."],
  ],
  ["a month without charges does not count", months([0, 10, 10]), 2, []],
  [
    "four fifths of the sheet",
    months([400_000, 400_000, 50_000]),
    12,
    [
      "The Charges sheet has 850,000 of the 1,048,575 rows that Excel holds: another month of 400,000 charges would not fit. Archive posted months first.",
    ],
  ],
  [
    "four fifths of the sheet, in small months",
    months([700_000, 50_000, 50_000, 50_000]),
    12,
    [
      "The Charges sheet has 850,000 of the 1,048,575 rows that Excel holds (81 %). Archive posted months soon.",
    ],
  ],
  ["half of the sheet", months([250_000, 250_000]), 12, []],
])("%s", (_name, here, kept, said) => {
  expect(roomWarnings([...here].reverse(), kept)).toEqual(said);
});
