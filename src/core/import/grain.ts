/** Rows added up by day are not to be compared with single rows: everything would differ. */
import type { Period } from "../period";
import { Refusal } from "../problem";
import { correctedMonth } from "./corrected";
import { grainOf, type ImportFile } from "./parts";
import type { ImportRecord } from "./records";

/**
 * @param current imports of the source that stay
 * @throws Refusal when the closed month, or what was brought for it since, was added up in another way than a file
 */
export function refuseOtherGrain(
  files: readonly ImportFile[],
  of: Period,
  current: readonly ImportRecord[],
): void {
  const there = current.filter((i) => correctedMonth(i) === of || isOrdinaryOf(i, of));
  const grains = new Set(there.map((i) => grainOf(i.format)));
  const other = files.find((file) => grains.size > 0 && !grains.has(file.summarised?.grain ?? ""));
  if (other === undefined) return;
  const grain = [...grains][0] ?? "";
  throw new Refusal(
    grain === ""
      ? `${of} was imported row by row: to compare ${other.name} with it, do not summarise it. Nothing was imported.`
      : `${of} was summarised by ${grain}: to compare ${other.name} with it, {way}. Nothing was imported.`,
    [],
    { script: `say --summarise ${grain}`, pane: `summarise it by ${grain}` },
  );
}

/**
 * Late rows are new where the month has not the same: with files in several grains, part of it would always look new.
 * @throws Refusal
 */
export function refuseMixedGrains(of: Period, current: readonly ImportRecord[]): void {
  const there = current.filter((i) => isOrdinaryOf(i, of));
  if (new Set(there.map((i) => grainOf(i.format))).size < 2) return;
  throw new Refusal(
    `Some files of ${of} were summarised and others not, or in another way: which rows are late cannot be told. Take the rows of ${of} out of the file, and enter what is late as an adjustment. Nothing was imported.`,
  );
}

function isOrdinaryOf(record: ImportRecord, of: Period): boolean {
  return record.period === of && correctedMonth(record) === "";
}
