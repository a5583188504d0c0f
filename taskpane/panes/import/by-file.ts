/** The tables of a preview by the chosen file they came in: a zip holds several, a part of a manifest none. */
import type { Question } from "../../../src/core/focus/readings";
import type { FilePreview, ImportPreview } from "../../../src/steps/import-preview";
import type { Chosen, ChosenFile } from "./chosen";

export interface ShownFile {
  /** Its place among the chosen files. */
  readonly index: number;
  readonly chosen: ChosenFile;
  readonly tables: readonly FilePreview[];
}

export function byFile({ files }: ImportPreview, chosen: Chosen): ShownFile[] {
  return chosen.files.map((file, index) => {
    return { index, chosen: file, tables: files.filter((table) => table.input === index) };
  });
}

/** Something to ask of a chosen file. */
export interface Asked {
  readonly question: Question;
  /** Other chosen files with the same question and the same readings to choose from. */
  readonly alike: readonly number[];
}

/** Each question of a file once, although several of its tables may ask it. */
export function askedOf(file: ShownFile, all: readonly ShownFile[]): Asked[] {
  return questionsOf(file).map((question) => {
    const alike = all.filter(
      (other) =>
        other.index !== file.index &&
        questionsOf(other).some((q) => q.about === question.about && offered(q) === offered(question)),
    );
    return { question, alike: alike.map(({ index }) => index) };
  });
}

/** Where the tables of one file offer different readings, the first table's are asked. */
function questionsOf({ tables }: ShownFile): Question[] {
  const all = tables.flatMap((table) => table.questions);
  return (["amounts", "dates"] as const).flatMap((about) => {
    const of = all.filter((question) => question.about === about);
    const [first] = of;
    const rows = of.reduce((n, question) => n + question.rows, 0);
    return first === undefined ? [] : [{ ...first, rows }];
  });
}

function offered(question: Question): string {
  const names =
    question.about === "amounts"
      ? question.options.map(({ style }) => style)
      : question.options.map(({ order }) => order);
  return [...names].sort().join(" ");
}
