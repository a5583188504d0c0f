/** Every file of sample_data that the generator makes: path below sample_data → text. Pure. */
import { exportFiles } from "./exports";
import { FUND_ROWS, PEOPLE_ROWS, PROJECT_ROWS, RULE_ROWS, SOURCE_ROWS, SPLIT_ROWS } from "./reference";
import { referenceFiles, rulesCsv } from "./reference-csv";
import { readme } from "./readme";
import { troubleFiles } from "./trouble";

export function makeSampleData(): Map<string, string> {
  const exports = exportFiles();
  const trouble = troubleFiles();
  const planted = exports.flatMap((file) => file.planted);
  const reference = referenceFiles({
    sources: SOURCE_ROWS,
    people: PEOPLE_ROWS,
    projects: PROJECT_ROWS,
    funds: FUND_ROWS,
    splits: SPLIT_ROWS,
    lookups: [],
  });
  return new Map([
    ...exports.map((file) => [file.name, file.text] as const),
    ...Object.entries(reference).map(([name, text]) => [`reference/${name}`, text] as const),
    ["reference/Rules.csv", rulesCsv(RULE_ROWS)],
    ...trouble.map((file) => [`trouble/${file.name}`, file.text] as const),
    ["planted.json", `[\n${planted.map((one) => `  ${JSON.stringify(one)}`).join(",\n")}\n]\n`],
    ["README.md", readme(exports, trouble)],
  ]);
}
