/** Tables of a zip stand under it, and files that ask the same are found. */
import type { Question } from "../../../src/core/focus/readings";
import type { FilePreview, ImportPreview } from "../../../src/steps/import-preview";
import { askedOf, byFile } from "./by-file";
import { chosenOf, previewOf, tableOf } from "./testing";

const example = { text: "12,50", reading: "12.5" };
const COMMA: Question = {
  about: "amounts",
  inDoubt: false,
  rows: 3,
  options: [{ style: "1.234,56", example }],
};
const DAYS: Question = {
  about: "dates",
  rows: 2,
  options: [
    { order: "day first", example },
    { order: "month first", example },
  ],
};

function shownOf(tables: readonly FilePreview[], files: readonly string[]): ReturnType<typeof byFile> {
  const shown: ImportPreview = previewOf({ files: tables });
  return byFile(shown, chosenOf(...files));
}

test("the tables of a zip stand under it; a part of a manifest has none", () => {
  const tables = [tableOf({ input: 0, file: "a.csv" }), tableOf({ input: 0, file: "b.csv" })];
  const shown = shownOf(tables, ["both.zip", "part-1.parquet"]);
  expect(shown.map((file) => file.tables.map((table) => table.file))).toEqual([["a.csv", "b.csv"], []]);
});

test("a question that several tables of a file ask is asked once, for all their rows", () => {
  const tables = ["a.csv", "b.csv"].map((file) => tableOf({ input: 0, file, questions: [COMMA] }));
  const shown = shownOf(tables, ["both.zip"]);
  expect(askedOf(shown[0]!, shown)).toEqual([{ question: { ...COMMA, rows: 6 }, alike: [] }]);
});

test("files are alike where they ask the same with the same readings, in any order", () => {
  const turned: Question = { ...DAYS, options: [...DAYS.options].reverse() };
  const oneOnly: Question = { ...DAYS, options: DAYS.options.slice(0, 1) };
  const tables = [
    tableOf({ input: 0, questions: [COMMA, DAYS] }),
    tableOf({ input: 1, questions: [turned] }),
    tableOf({ input: 2, questions: [oneOnly] }),
  ];
  const shown = shownOf(tables, ["a.csv", "b.csv", "c.csv"]);
  expect(askedOf(shown[0]!, shown).map(({ question, alike }) => [question.about, alike])).toEqual([
    ["amounts", []],
    ["dates", [1]],
  ]);
});
