/** The table of columns in the implementation guide: what the checker goes by, and examples that pass it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inputFile } from "../../../src/adapters/node/files";
import { columnsOf } from "../../../src/core/focus/conformance/columns";
import { checkFile } from "../../../src/steps/check-file";

const GUIDE = join(__dirname, "../../../docs/IMPLEMENTATION-GUIDE-TEMPLATE.md");
const KINDS: Readonly<Record<string, string>> = {
  number: "number",
  date: "instant",
  JSON: "json",
  text: "text",
};

interface Line {
  readonly name: string;
  readonly kind: string;
  readonly must: string;
  readonly blank: string;
  readonly example: string;
}

const TABLE: readonly Line[] = readFileSync(GUIDE, "utf8")
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .filter(([, name = "", , must = ""]) => /^[A-Z]\w+$/.test(name) && /^(?:yes|if)$/.test(must))
  .map(([, name = "", kind = "", must = "", blank = "", example = ""]) => ({
    name,
    kind,
    must,
    blank,
    example,
  }));

const FACTS = [...columnsOf("1.2").values()];

test("has each column of FOCUS 1.2 once, with its kind, whether it must be there, and whether it may be blank", () => {
  const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
    a.name < b.name ? -1 : 1;
  expect(
    TABLE.map(({ name, kind, must, blank }) => ({ name, kind: KINDS[kind], mandatory: must === "yes", nullable: blank === "yes" })).sort(byName),
  ).toEqual(FACTS.map(({ name, kind, mandatory, nullable }) => ({ name, kind, mandatory, nullable })).sort(byName));
}); // prettier-ignore

test("a row of the examples passes check --strict", async () => {
  const folder = mkdtempSync(join(tmpdir(), "columns-"));
  try {
    const quoted = (text: string): string => `"${text.replace(/"/g, '""')}"`;
    const lines = [TABLE.map(({ name }) => name), TABLE.map(({ example }) => quoted(example))];
    writeFileSync(join(folder, "examples.csv"), `${lines.map((cells) => cells.join(",")).join("\n")}\n`);
    const { tables, refusal } = await checkFile(inputFile(join(folder, "examples.csv")), {
      report: () => undefined,
      cancelled: () => false,
    });
    expect([refusal, tables[0]?.report.lines]).toEqual(["", []]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the columns that the example programs write are FOCUS 1.2 or begin with x_", () => {
  const written = readFileSync(join(__dirname, "expected.csv"), "utf8").split("\n")[0]?.split(",") ?? [];
  const names = new Set(FACTS.map(({ name }) => name));
  expect(written.filter((name) => !names.has(name) && !name.startsWith("x_"))).toEqual([]);
  expect(FACTS.filter(({ name, mandatory }) => mandatory && !written.includes(name))).toEqual([]);
});
