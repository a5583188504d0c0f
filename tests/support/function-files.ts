/** The files that the build makes of the functions' list, as Excel reads them. */
import { execFileSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import type { FunctionsMetadata } from "../../src/testing/custom-functions";

const MAKER = pathToFileURL(resolve(__dirname, "../../webpack/functions.mjs")).href;
const ADDRESS = "https://chargeback.example.edu/excel";

export interface FunctionFileTexts {
  readonly json: string;
  readonly withoutAddress: string;
  readonly alone: string;
  readonly help: string;
}

/** As a separate program: the maker is an ES module, and Jest runs CommonJS. */
export function functionFiles(): FunctionFileTexts {
  const program = `
    import { readFileSync } from "node:fs";
    import { functionList, functionsJson, functionsAlone, functionsHelp } from ${JSON.stringify(MAKER)};
    const list = await functionList();
    process.stdout.write(JSON.stringify({
      json: functionsJson(list, ${JSON.stringify(ADDRESS)}),
      withoutAddress: functionsJson(list, ""),
      alone: functionsAlone(list),
      help: functionsHelp(list, readFileSync("taskpane/functions.html", "utf8")),
    }));`;
  const told = execFileSync(process.execPath, ["--input-type=module", "-e", program], {
    encoding: "utf8",
    cwd: resolve(__dirname, "../.."),
  });
  return JSON.parse(told) as FunctionFileTexts;
}

export function functionsMetadata(): FunctionsMetadata {
  return JSON.parse(functionFiles().json) as FunctionsMetadata;
}
