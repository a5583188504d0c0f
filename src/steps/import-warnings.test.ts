/** What is said of the sheet's room before an import, and when it is refused. */
import { charge, periodRecord } from "../testing/builders";
import { readSettings } from "../core/settings";
import { roomAfter } from "./import-warnings";

const book = {
  settings: readSettings([]),
  periods: [
    periodRecord({ period: "2024-12", status: "Posted", charges: 1_048_570 }),
    periodRecord({
      period: "2024-11",
      status: "Posted",
      charges: 900_000,
      archiveFile: "2024-11_charges.xlsx",
    }),
    periodRecord({ period: "2025-01", status: "Open", charges: 3 }),
  ],
};
const charges = (count: number) => Array.from({ length: count }, () => charge({ period: "2025-01" }));

test("what fits is taken, with a word that the next will not", () => {
  expect(roomAfter(book, { charges: charges(5), periods: ["2025-01"] })).toEqual([
    expect.stringContaining("1,048,575 of the 1,048,575 rows that Excel holds: another month of 1,048,570"),
  ]);
});

test("one row more is refused, and the rows that are there are not counted twice", () => {
  expect(() => roomAfter(book, { charges: charges(6), periods: ["2025-01"] })).toThrow(
    "With these files the Charges sheet would have 1,048,576 rows; Excel holds 1,048,575. Archive posted months first",
  );
});
