/** automation/month-check.ts, which people paste into Excel, is what its parts make; what a part may not have is refused. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OFFICE_SCRIPT, officeScript } from "../../scripts/office-script";

const ROOT = join(__dirname, "../..");

test("it is up to date (npm run docs)", async () => {
  expect(readFileSync(join(ROOT, OFFICE_SCRIPT), "utf8")).toBe(await officeScript(ROOT));
});

test("every part is in it", () => {
  const made = readFileSync(join(ROOT, OFFICE_SCRIPT), "utf8");
  const parts = readdirSync(join(ROOT, "automation/month-check")).filter((name) => name.endsWith(".ts"));
  expect(parts.length).toBeGreaterThan(20);
  expect(parts.filter((name) => !made.includes(`// ---- ${name} ----\n`))).toEqual([]);
});

describe("parts of a script", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "office-script-"));
    mkdirSync(join(root, "automation/month-check"), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  async function made(parts: Readonly<Record<string, string>>): Promise<string> {
    for (const [name, text] of Object.entries(parts))
      writeFileSync(join(root, "automation/month-check", name), text);
    const script = await officeScript(root);
    return script.slice(script.indexOf("// ----"));
  }

  test("main first, then what it imports, each once, without import and export", async () => {
    const script = await made({
      "main.ts":
        '/** Runs. */\nimport { one } from "./one";\nimport { type Two, two } from "./two";\n\n' +
        "/** Says it. */\nexport function main(): Two {\n  return one() + two;\n}\n",
      "one.ts":
        '/** One. */\nimport { two } from "./two";\n\nexport function one(): number {\n  // less\n  return two - 1;\n}\n',
      "two.ts": "/** Two. */\n\nexport type Two = number;\n/** The number. */\nexport const two = 2;\n",
    });
    expect(script.split("\n").filter((line) => line !== "")).toEqual([
      "// ---- main.ts ----",
      "/** Runs. */",
      "/** Says it. */",
      "function main(): Two {",
      "  return one() + two;",
      "}",
      "// ---- one.ts ----",
      "/** One. */",
      "function one(): number {",
      "  // less",
      "  return two - 1;",
      "}",
      "// ---- two.ts ----",
      "/** Two. */",
      "type Two = number;",
      "/** The number. */",
      "const two = 2;",
    ]);
  });

  const other = { "other.ts": "/** Other. */\nexport const a = 1;\n" };
  test.each<readonly [string, string, RegExp]>([
    ["the same name twice", 'import { a } from "./other";\nconst a2 = a;\nfunction a() {}\n', /^a is in main.ts and in other.ts/],
    ["a package", 'import { a } from "other";\n', /only names as they are, of files beside it: other/],
    ["another name", 'import { a as b } from "./other";\n', /only names as they are.*: .\/other/],
    ["a default", 'import a from "./other";\n', /only names as they are/],
    ["what is handed on", 'export { a } from "./other";\n', /not for an Office Script: export \{ a \}/],
    ["a class", "export class A {}\n", /not for an Office Script: export class A/],
  ])("%s is refused", async (_what, main, words) => {
    await expect(made({ ...other, "main.ts": `/** Runs. */\n${main}` })).rejects.toThrow(words);
  }); // prettier-ignore
});
