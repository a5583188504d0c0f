/** Which source a file is from, and which month it is mainly about. */
import { compileGlobs } from "../pattern";
import type { Period } from "../period";
import { sameName, splitList, type Source } from "../reference";

export interface GuessedSource {
  readonly source: string;
  /** False where no pattern of the Sources table fits, and the file's name was taken. */
  readonly known: boolean;
}

/** By the Sources table's patterns on the whole file name, the longest that fits first. */
export function sourceOf(fileName: string, sources: readonly Source[]): GuessedSource {
  const fitting = sources
    .filter((s) => s.active === "Yes")
    .flatMap((s) => splitList(s.fileNamePattern).map((glob) => ({ source: s.source, glob })))
    .filter(({ glob }) => compileGlobs([glob])(fileName))
    .sort((a, b) => b.glob.length - a.glob.length || (a.source < b.source ? -1 : 1));
  const best = fitting[0];
  if (best !== undefined) return { source: best.source, known: true };
  const name = nameWithoutPeriod(fileName);
  const same = sources.find((s) => sameName(s.source, name));
  return { source: same?.source ?? name, known: same !== undefined };
}

/** Endings of one file: ".csv.gz", ".snappy.parquet". */
const ENDINGS = /(\.snappy)?\.[A-Za-z0-9]{1,7}(\.gz)?$/i;
/** The number of a part among several: "-00001", "_0_0001". */
const PART_NUMBER = /[-_.](\d{1,3}_)?\d{4,5}$/;

/** "cluster_2025-01.csv" → "cluster"; parts of one export have one name */
function nameWithoutPeriod(fileName: string): string {
  const whole = fileName.replace(ENDINGS, "");
  const numbered = PART_NUMBER.exec(whole)?.[0] ?? "";
  const stem = isYear(numbered) ? whole : whole.slice(0, whole.length - numbered.length);
  const bare = stem
    .replace(/[-_. ]*\d{4}[-_]?(0[1-9]|1[0-2]|Q[1-4])(?!\d)/gi, "")
    .replace(/^[-_. ]+|[-_. ]+$/g, "");
  return bare === "" ? stem : bare;
}

/** "_2025" is a part of the name. */
function isYear(numbered: string): boolean {
  return /^[-_.](19|20)\d\d$/.test(numbered);
}

/** The month most rows are of; of equal counts the later. "" for none. */
export function mainPeriod(periods: Iterable<Period>): Period {
  const counts = new Map<Period, number>();
  for (const period of periods) {
    if (period !== "") counts.set(period, (counts.get(period) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? 1 : -1))[0]?.[0] ?? "";
}
