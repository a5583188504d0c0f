/** The fields that presets are put together of: what a column holds, and the record that a row makes. */
import { centsToText, type Cents } from "../../money";
import { guarded } from "../formula";
import type { JournalCell, JournalInput, JournalRecord, PresetColumn } from "./preset";

/** A column, and where its cell comes from. */
export interface Field<R> extends PresetColumn {
  readonly cell: (row: R, input: JournalInput) => JournalCell;
}

type Rules = Pick<PresetColumn, "maxLength" | "at" | "needed" | "identifies" | "cuts">;
type Pick_<R, V> = (row: R, input: JournalInput) => V;

export function text<R>(heading: string, holds: string, pick: Pick_<R, string>, rules: Rules = {}): Field<R> {
  return { heading, holds, ...rules, cell: (row, input) => ({ text: pick(row, input) }) };
}

/** Two decimals, a point, no thousands separator. */
export function amount<R>(
  heading: string,
  holds: string,
  pick: Pick_<R, Cents>,
  rules: Rules = {},
): Field<R> {
  return { heading, holds, ...rules, cell: (row, input) => ({ number: centsToText(pick(row, input)) }) };
}

/** The same, blank for 0: one side of a debit and a credit column. */
export function side<R>(heading: string, holds: string, pick: Pick_<R, Cents>, rules: Rules = {}): Field<R> {
  const number = (cents: Cents): string => (cents === 0 ? "" : centsToText(cents));
  return { heading, holds, ...rules, cell: (row, input) => ({ number: number(pick(row, input)) }) };
}

export function count<R>(
  heading: string,
  holds: string,
  pick: Pick_<R, number>,
  rules: Rules = {},
): Field<R> {
  return { heading, holds, ...rules, cell: (row, input) => ({ number: String(pick(row, input)) }) };
}

export function day<R>(heading: string, holds: string, pick: Pick_<R, string>, rules: Rules = {}): Field<R> {
  return { heading, holds, ...rules, cell: (row, input) => ({ date: pick(row, input) }) };
}

/** Columns as the facts list them: without where their cells come from. */
export function columnsOf<R>(fields: readonly Field<R>[]): PresetColumn[] {
  return fields.map(({ cell: _cell, ...column }) => column);
}

/** @param line of the journal; 0 for a heading or trailer */
export function recordOf<R>(
  line: number,
  row: R,
  fields: readonly Field<R>[],
  input: JournalInput,
): JournalRecord {
  return { line, fields: fields.map((field) => ({ column: field, cell: field.cell(row, input) })) };
}

/** A record's cells as they are written: guarded against formulas, cut where the column says so. */
export function cellsOf(record: JournalRecord): JournalCell[] {
  return record.fields.map(({ column, cell }) => written(column, cell));
}

export function headingCells(columns: readonly PresetColumn[]): JournalCell[] {
  return columns.map(({ heading }) => ({ text: heading }));
}

function written(column: PresetColumn, cell: JournalCell): JournalCell {
  if (!("text" in cell)) return cell;
  const text = writtenText(column, cell.text);
  const { maxLength, cuts } = column;
  return { text: cuts === true && maxLength !== undefined ? cutTo(text, maxLength) : text };
}

/** Text as the file has it, not yet cut. No spreadsheet program takes a fixed-width line for formulas. */
export function writtenText(column: PresetColumn, value: string): string {
  return column.at === undefined ? guarded(value) : value;
}

/** Half of a surrogate pair is no character. */
export function cutTo(value: string, maxLength: number): string {
  return value.slice(0, maxLength).replace(/[\ud800-\udbff]$/, "");
}
