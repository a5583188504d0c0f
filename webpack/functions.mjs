/**
 * What Excel is given about the functions in cells, made of the list in src/functions/list.ts: functions.json for the
 * formula wizard, functions.html for its help, functions.js for an Excel that cannot share the page with formulas.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "@swc/core";
import webpack from "webpack";
import { root } from "./shared.mjs";

const LIST = join(root, "src/functions/list.ts");
const TEMPLATE = join(root, "taskpane/functions.html");

/** The list as it is now: a development server builds again when it changes. */
export async function functionList() {
  const { code } = transformSync(readFileSync(LIST, "utf8"), {
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "es6" },
  });
  return await import(`data:text/javascript,${encodeURIComponent(code)}`);
}

/** @param address the folder that the files are served from; "" when it is not known: then there is no help link */
export function functionsJson({ FUNCTIONS, PARAMETERS }, address) {
  const parameters = PARAMETERS.map((parameter) => ({
    ...parameter,
    type: "any",
    dimensionality: "scalar",
  }));
  const functions = FUNCTIONS.map(({ id, description }) => ({
    id,
    name: id,
    description,
    ...(address === "" ? {} : { helpUrl: `${address}/functions.html#${id}` }),
    parameters,
    result: { type: "number", dimensionality: "scalar" },
    // So that only sheets with such formulas are calculated after a step.
    options: { requiresAddress: true },
  }));
  return `${JSON.stringify({ functions }, null, 2)}\n`;
}

/** Where the page cannot be shared there is neither a document nor Excel to ask: the formula says so. */
export function functionsAlone({ FUNCTIONS }) {
  const message =
    "This Excel cannot run OpenChargeback's functions: they need Microsoft 365, Excel 2024 or Excel on the web.";
  return `/* Loaded by an Excel that cannot share the pane's page with formulas. */
if (typeof document === "undefined") {
  ${JSON.stringify(FUNCTIONS.map(({ id }) => id))}.forEach(function (id) {
    CustomFunctions.associate(id, function () {
      throw new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, ${JSON.stringify(message)});
    });
  });
}
`;
}

export function functionsHelp({ FUNCTIONS, PARAMETERS, NAMESPACE }, template) {
  const call = PARAMETERS.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(", ");
  const item = (term, text, id = "") => `<dt${id}><code>${term}</code></dt>\n<dd>${escaped(text)}</dd>`;
  const functions = FUNCTIONS.map(({ id, description }) =>
    item(`${NAMESPACE}.${id}(${call})`, description, ` id="${id}"`),
  );
  const parameters = PARAMETERS.map(({ name, description }) => item(name, description));
  return template
    .replace("<!-- functions -->", () => functions.join("\n"))
    .replace("<!-- parameters -->", () => parameters.join("\n"));
}

function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}

export class FunctionFiles {
  /** @param address see functionsJson */
  constructor(address) {
    this.address = address;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap("FunctionFiles", (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tapPromise({ name: "FunctionFiles", stage }, async () => {
        for (const path of [LIST, TEMPLATE]) compilation.fileDependencies.add(path);
        const list = await functionList();
        const files = {
          "functions.json": functionsJson(list, this.address),
          "functions.js": functionsAlone(list),
          "functions.html": functionsHelp(list, readFileSync(TEMPLATE, "utf8")),
        };
        for (const [name, text] of Object.entries(files))
          compilation.emitAsset(name, new webpack.sources.RawSource(text), { minimized: true });
      });
    });
  }
}
