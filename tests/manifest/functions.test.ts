/** What Excel is told of the functions in cells: functions.json, its help, and the answer where they cannot run. */
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { FUNCTIONS, NAMESPACE, PARAMETERS } from "../../src/functions/list";
import { ExcelFormulas, type FunctionsMetadata } from "../../src/testing/custom-functions";
import { associateFunctions } from "../../src/functions/associate";
import { functionFiles } from "../support/function-files";

interface Metadata {
  readonly functions: readonly (FunctionsMetadata["functions"][number] & {
    readonly description: string;
    readonly helpUrl?: string;
    readonly parameters: readonly { readonly description: string; readonly type: string }[];
    readonly result: { readonly type: string };
  })[];
}

const files = functionFiles();
const { functions } = JSON.parse(files.json) as Metadata;

test("functions.json names exactly the functions that the page associates", () => {
  const excel = new ExcelFormulas({ functions });
  associateFunctions(excel.CustomFunctions, () => Promise.resolve(null));
  expect(functions.map(({ id }) => id).sort()).toEqual(excel.ids.sort());
  expect(excel.ids.sort()).toEqual(["BILLED", "LIST", "PENDING", "SUBSIDY"]);
});

test.each(functions)("$id is explained in Excel's wizard", ({ id, name, description, ...more }) => {
  expect(name).toBe(id);
  expect(id).toMatch(/^[A-Z][A-Z0-9_.]*$/);
  expect(description.length).toBeGreaterThan(20);
  expect(more.helpUrl).toBe(`https://chargeback.example.edu/excel/functions.html#${id}`);
  expect(files.help).toContain(`<dt id="${id}">`);
  expect(more.parameters.map((p) => [p.name, p.optional === true])).toEqual([
    ["pi", false],
    ["period", false],
    ["project", true],
    ["service", true],
  ]);
  for (const parameter of more.parameters) {
    expect(parameter.description.length).toBeGreaterThan(20);
    expect(parameter.type).toBe("any");
  }
  expect(more.result.type).toBe("number");
});

test("a build that does not know its address leaves the help links out", () => {
  expect(files.withoutAddress).not.toContain("helpUrl");
  expect(files.withoutAddress).toContain('"id": "BILLED"');
});

test("the user's page names every function and parameter", () => {
  const page = readFileSync("docs/functions.md", "utf8");
  for (const { id } of FUNCTIONS) expect(page).toContain(`${NAMESPACE}.${id}`);
  for (const { name } of PARAMETERS) expect(page).toContain(`\`${name}\``);
});

test("an Excel that cannot share the page says so in the cell; in the page the script keeps out of the way", () => {
  class FunctionError {
    constructor(
      readonly code: string,
      readonly message: string,
    ) {}
  }
  const run = (page: object): Map<string, () => void> => {
    const associated = new Map<string, () => void>();
    const CustomFunctions = {
      associate: (id: string, call: () => void) => associated.set(id, call),
      Error: FunctionError,
      ErrorCode: { notAvailable: "#N/A" },
    };
    runInContext(files.alone, createContext({ ...page, CustomFunctions }));
    return associated;
  };
  expect(run({ document: {} }).size).toBe(0);
  const associated = run({});
  expect([...associated.keys()]).toEqual(FUNCTIONS.map(({ id }) => id));
  for (const call of associated.values()) {
    let thrown: unknown;
    try {
      call();
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({
      code: "#N/A",
      message: expect.stringContaining("cannot run OpenChargeback's functions") as string,
    });
  }
});
