/** Names that people give to journal files: with the layout's ending, or refused. */
import { ownFileName, withoutEnding } from "./file-names";

test.each<readonly [string, string, string]>([
  ["january", "J1_x.xlsx", "january.xlsx"],
  ["January.XLSX", "J1_x.xlsx", "January.XLSX"],
  ["2025.01", "J1_x.zip", "2025.01.zip"],
  ["january.dat", "J1_x.csv", "january.dat"],
  ["january.csv", "J1_x.csv", "january.csv"],
])("%s for %s is %s", (name, usual, expected) => {
  expect(ownFileName(name, usual)).toBe(expected);
});

test.each<readonly [string, string, string]>([
  ["january.csv", "J1_x.xlsx", "january.xlsx"],
  ["january.xlsx", "J1_x.xlsm", "january.xlsm"],
  ["january.xlsx", "J1_x.csv", "january.csv"],
  ["january.zip", "J1_x.txt", "january.txt"],
])("%s for %s is refused with the right name", (name, usual, right) => {
  expect(() => ownFileName(name, usual)).toThrow(`Name it "${right}", or leave the ending out`);
});

test("only letters make an ending", () => {
  expect(["2025.01", "a.b.csv", "plain"].map(withoutEnding)).toEqual(["2025.01", "a.b", "plain"]);
});
