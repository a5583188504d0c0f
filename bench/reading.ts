/** Reading a FOCUS file to charges, against bare papaparse over the same text; and what its conformance checks add. */
import Papa from "papaparse";
import { readFocus } from "../src/core/focus/read";
import { Directory, NO_REFERENCE } from "../src/core/reference";
import { readSettings } from "../src/core/settings";
import { compared, type Compared } from "./compared";
import { benchText } from "./inputs";

export interface ReadingFigures extends Compared {
  /** With all rules checked (own) against without (bare). */
  readonly conformance: Compared;
}

/** A smaller file is read several times in each half of a round. */
const ROWS_OF_A_HALF = 20_000;

export async function measureReading(charges: number, folder: string): Promise<ReadingFigures> {
  const csv = benchText(folder);
  const settings = readSettings([]);
  const directory = new Directory(NO_REFERENCE);
  const options = { source: "bench", costBasis: "Billed", settings, directory } as const;
  // A short round says little before the engine has made fast code of both halves.
  const rounds = charges > 20_000 ? 5 : 9;
  const repeats = Math.max(1, Math.round(ROWS_OF_A_HALF / charges));
  const plain = (): unknown => readFocus("bench.csv", csv, { ...options, conformance: false });
  const checked = (): unknown => readFocus("bench.csv", csv, options);
  const bare = (): unknown => Papa.parse<string[]>(csv, { delimiter: ",", skipEmptyLines: true });
  return {
    ...(await compared(rounds, plain, bare, repeats)),
    conformance: await compared(rounds, checked, plain, repeats),
  };
}
