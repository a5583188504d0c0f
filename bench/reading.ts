/** Reading a FOCUS file to charges, against bare papaparse over the same text. */
import Papa from "papaparse";
import { readFocus } from "../src/core/focus/read";
import { Directory } from "../src/core/reference";
import { readSettings } from "../src/core/settings";
import { compared, type Compared } from "./compared";
import { benchText } from "./inputs";

export async function measureReading(charges: number, folder: string): Promise<Compared> {
  const csv = benchText(folder);
  const settings = readSettings([]);
  const directory = new Directory({
    sources: [],
    people: [],
    projects: [],
    funds: [],
    splits: [],
    lookups: [],
  });
  const options = { source: "bench", costBasis: "Billed", settings, directory } as const;
  const rounds = charges > 20_000 ? 5 : 9;
  return await compared(
    rounds,
    () => readFocus("bench.csv", csv, options),
    () => Papa.parse<string[]>(csv, { delimiter: ",", skipEmptyLines: true }),
  );
}
