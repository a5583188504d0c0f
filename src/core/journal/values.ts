/** What finance staff entered for a preset: its value where there is a row, else the preset's standard. */
import { sameName } from "../reference";
import type { JournalValue } from "./layout";
import type { JournalPreset } from "./presets/preset";

/** A blank cell is a choice too: it leaves out what the standard would write. */
export function valueReader(
  preset: Pick<JournalPreset, "name" | "values" | "valuesFrom">,
  rows: readonly JournalValue[],
): (field: string) => string {
  const own = rows.filter((row) => sameName(row.format, preset.valuesFrom ?? preset.name));
  const values = new Map<string, string>();
  for (const { field, standard } of preset.values) values.set(field, standard);
  for (const { field } of preset.values) {
    const row = own.find((r) => sameName(r.field, field));
    if (row !== undefined) values.set(field, row.value.trim());
  }
  return (field) => values.get(field) ?? "";
}

/** A value with where it came from, for a form. */
export interface PresetValueState {
  readonly field: string;
  readonly meaning: string;
  readonly example: string;
  readonly value: string;
  readonly needed: boolean;
  /** All that it may be; none where it may be anything. */
  readonly choices: readonly string[];
}

export function valueStates(preset: JournalPreset, rows: readonly JournalValue[]): PresetValueState[] {
  const value = valueReader(preset, rows);
  return preset.values.map(({ field, meaning, example, needed, choices = [] }) => ({
    field,
    meaning,
    example,
    value: value(field),
    needed,
    choices,
  }));
}
