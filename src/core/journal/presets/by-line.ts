/** The commonest preset: one row of a CSV file for each line of the journal, below a row of headings. */
import type { JournalLine } from "../journal";
import { fileStem } from "./file-names";
import { cellsOf, columnsOf, headingCells, recordOf, type Field } from "./fields";
import type { JournalPreset, PresetFacts } from "./preset";
import { rowsOf, Totals } from "./totals";

type Told = Pick<JournalPreset, "name" | "label" | "evidence" | "evidenceNote" | "values">;

interface ByLine extends Told {
  readonly fields: readonly Field<JournalLine>[];
  readonly facts: Pick<PresetFacts, "characters">;
  /** Headings of the columns that hold debit and credit. */
  readonly debit: string;
  readonly credit: string;
}

export function byLine({ fields, facts, debit, credit, ...told }: ByLine): JournalPreset {
  const columns = columnsOf(fields);
  const at = (heading: string): number => columns.findIndex((c) => c.heading === heading);
  const preset: JournalPreset = {
    ...told,
    facts: {
      ...facts,
      columns,
      lineLimit: null,
      split: "",
      dates: "none",
      signs: "debit and credit in columns of their own, neither below zero",
      totals: "debits equal credits",
      fileName: `{journal_id}_${told.name}.csv`,
      lineEnding: "\r\n",
    },
    balance: "journal",
    records: (input) => input.lines.map((line) => recordOf(line.line, line, fields, input)),
    make: (input) => [
      {
        name: `${fileStem(input, told.name)}.csv`,
        content: {
          kind: "delimited",
          delimiter: ",",
          rows: [headingCells(columns), ...preset.records(input).map(cellsOf)],
        },
      },
    ],
    read: (files) => {
      const totals = new Totals();
      for (const file of files)
        for (const row of rowsOf(file).slice(1)) totals.add(row[at(debit)], row[at(credit)]);
      return totals.result;
    },
  };
  return preset;
}
