/** File names and the reference tables they tell. */
import { guessTable } from "./guess-table";

test.each([
  ["People.csv", "people"],
  ["2025 funds (new).csv", "funds"],
  ["fund-list.csv", "funds"],
  ["peoples.csv", null],
  ["people_and_projects.csv", null],
  ["aws_2025-01.csv", null],
])("%s: %s", (name, table) => {
  expect(guessTable(name)).toBe(table);
});
