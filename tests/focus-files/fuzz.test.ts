/**
 * Whatever happens to a file: it is refused with a reason, or every row of it is a charge or a problem. No crash, no
 * wait. `npm run test:long` tries 20,000 files.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import Papa from "papaparse";
import { FocusReader, type FocusReading } from "../../src/core/focus/read";
import { Refusal } from "../../src/core/problem";
import { fileOf } from "../../src/ports/input-file";
import { readTables } from "../../src/steps/input/read-tables";
import { rowOptions } from "../../src/testing/focus-file";
import { processorTime } from "../../src/testing/processor-time";
import { runs } from "../../src/testing/runs";
import { mutations, type Bytes } from "./mutations";

const FOLDER = join(__dirname, "files");
const ORIGINALS = new Map(
  readdirSync(FOLDER).map((name) => [name, new Uint8Array(readFileSync(join(FOLDER, name)))] as const),
);
/** Of the processor. */
const LONGEST_SECONDS = 1;

interface Outcome {
  readonly readings: readonly FocusReading[];
  readonly refusal: string;
  readonly seconds: number;
}

async function outcomeOf(bytes: Bytes): Promise<Outcome> {
  const readings: FocusReading[] = [];
  const worked = processorTime();
  const ended = (refusal: string): Outcome => ({
    readings,
    refusal,
    seconds: worked(),
  });
  try {
    const open = (name: string) => {
      const reader = new FocusReader(name, rowOptions());
      return { push: reader.push.bind(reader), end: () => void readings.push(reader.end()) };
    };
    await readTables(
      fileOf("cloud.csv", () => Promise.resolve(bytes)),
      open,
      () => Promise.resolve(),
    );
    return ended("");
  } catch (error) {
    if (error instanceof Refusal) return ended(error.message);
    throw error;
  }
}

/** Data rows as papaparse counts them in one go; null where the bytes are no plain UTF-8 text. */
function rowsOf(bytes: Bytes): number | null {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  const heading = /^.*BilledCost.*$/im.exec(text)?.[0] ?? "";
  const { data } = Papa.parse<string[]>(text, {
    delimiter: heading.includes(";") ? ";" : ",",
    newline: lineEnd(text),
  });
  const rows = data.filter((cells) => cells.some((cell) => cell.trim() !== ""));
  // Lines above the heading are titles.
  return rows.length - 1 - Math.max(0, rows.findIndex(isHeading));
}

function isHeading(cells: readonly string[]): boolean {
  return cells.some((cell) => /^\uFEFF*\s*BilledCost\s*$/i.test(cell));
}

/** A file put together of others ends its lines both ways: a return before a line feed is of no account. */
function lineEnd(text: string): "\n" | "\r" {
  return /\r?\n|\r(?=[^])/.exec(text)?.[0] === "\r" ? "\r" : "\n";
}

test("no crash, no wait, no row lost", async () => {
  let taken = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ORIGINALS.keys()), mutations, async (name, changes) => {
      const original = ORIGINALS.get(name) ?? new Uint8Array();
      const bytes = changes.reduce<Bytes>((made, { change }) => change(made), original);
      const { readings, refusal, seconds } = await outcomeOf(bytes);
      // Sweeping up what came before may fall into it; a file that takes long does so again.
      if (seconds >= LONGEST_SECONDS) expect((await outcomeOf(bytes)).seconds).toBeLessThan(LONGEST_SECONDS);
      for (const { charges, problems, rows } of readings) expect(charges.length + problems.length).toBe(rows);
      if (refusal === "") taken += 1;
      else refused += 1;
      if (refusal !== "") expect(refusal).toMatch(/Nothing was imported\.$/);
      const rows = rowsOf(bytes);
      if (
        refusal === "" &&
        rows !== null &&
        changes.every(({ how }) => how !== "gzip" && how !== "zip" && how !== "UTF-16")
      )
        expect(readings.map((reading) => reading.rows)).toEqual([rows]);
    }),
    runs(200, 4000),
  );
  // Else the files would be too broken, or not broken enough, to try anything.
  expect(Math.min(taken, refused)).toBeGreaterThan(20);
}, 600_000);
