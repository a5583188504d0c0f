/** The five lines above the data of a Workday EIB: title, Area, Restrictions, Format, Fields. */
import type { JournalCell } from "./preset";

/** A column of an EIB sheet, with what the band says above it. */
export interface BandColumn {
  readonly heading: string;
  /** Begins an area here. */
  readonly area?: string;
  readonly restriction?: string;
  readonly format?: string;
}

/** @param columns from B on; A holds the band's labels */
export function eibBand(title: string, columns: readonly BandColumn[]): JournalCell[][] {
  const line = (label: string, pick: (column: BandColumn) => string | undefined): JournalCell[] =>
    [label, ...columns.map((column) => pick(column) ?? "")].map((text) => ({ text }));
  return [
    line(title, () => undefined),
    line("Area", (c) => c.area),
    line("Restrictions", (c) => c.restriction),
    line("Format", (c) => c.format),
    line("Fields", (c) => c.heading),
  ];
}

/** Data begins here, counted from 0. */
export const BAND_ROWS = 5;
