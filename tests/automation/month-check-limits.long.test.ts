/** The Office Script keeps within what Office Scripts and Power Automate allow, and reads files of the program itself. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as ts from "typescript";
import { openXlsxWorkbook } from "../../src/adapters/xlsx/xlsx-workbook";
import { amount, amountToText } from "../../src/core/money";
import { importRecord, charge } from "../../src/testing/builders";
import { MemoryWorkbook } from "../../src/testing/memory-workbook";
import { processorTime } from "../../src/testing/processor-time";
import { toRow } from "../../src/workbook/codec";
import { CHARGES, IMPORTS, type Table } from "../../src/workbook/tables";
import { intoFile, sampleBook, sampleFiles } from "../reports/books";
import { JANUARY } from "../support/month";
import { loadScript, SCRIPT, scriptWorkbook, type ScriptCell } from "./script-host";

const source = ts.createSourceFile(SCRIPT, readFileSync(SCRIPT, "utf8"), ts.ScriptTarget.ES2022, true);

function nodes(): ts.Node[] {
  const all: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    all.push(node);
    node.forEachChild(visit);
  };
  visit(source);
  return all;
}

describe("what the Code Editor takes", () => {
  test("no any, no import or export, no generator, no bigint, nothing newer than TypeScript 4.0", () => {
    const refused = new Set([
      ts.SyntaxKind.AnyKeyword,
      ts.SyntaxKind.ImportDeclaration,
      ts.SyntaxKind.ExportKeyword,
      ts.SyntaxKind.ExportDeclaration,
      ts.SyntaxKind.YieldExpression,
      ts.SyntaxKind.AsyncKeyword,
      ts.SyntaxKind.AwaitExpression,
      ts.SyntaxKind.BigIntLiteral,
      ts.SyntaxKind.SatisfiesExpression,
      ts.SyntaxKind.TemplateLiteralType,
      ts.SyntaxKind.OverrideKeyword,
      ts.SyntaxKind.TryStatement,
    ]);
    const found = nodes().filter((node) => refused.has(node.kind));
    expect(found.map((node) => node.getText().slice(0, 60))).toEqual([]);
    // for … of a Map or Set needs a newer target than is known of the editor.
    expect(nodes().filter((node) => ts.isForOfStatement(node) || ts.isSpreadElement(node))).toHaveLength(1);
  });

  test("callbacks of arrays are arrow functions; words that are reserved name nothing", () => {
    const methods = /^(map|filter|forEach|some|every|reduce|find)$/;
    const calls = nodes().filter(
      (node): node is ts.CallExpression =>
        ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        methods.test(node.expression.name.text),
    );
    expect(calls.length).toBeGreaterThan(20);
    expect(
      calls.filter(({ arguments: [first] }) => first === undefined || !ts.isArrowFunction(first)),
    ).toEqual([]);
    const reserved = nodes().filter(
      (node) => ts.isIdentifier(node) && /^(Excel|console|eval)$/.test(node.text),
    );
    expect(reserved).toEqual([]);
  });

  test("it calls nothing that changes the workbook", () => {
    const methods = nodes()
      .filter((node) => ts.isPropertyAccessExpression(node))
      .map((node) => node.name.text)
      .filter((name) => /^(set|add|delete|clear|remove)[A-Z]/.test(name));
    expect(methods).toEqual([]);
  });
});

test("100,000 charges beside others of an earlier month: small answers, few calls, the right sum", async () => {
  const COUNT = 100_000;
  const BEFORE = 20_000;
  const pending = charge({ review: "Pending", importId: "I-2025-01-HPC-0123456789", amount: amount("0.01") });
  const headings = CHARGES.columns.map((column) => column.heading);
  const one = cellsOf(CHARGES, { ...pending, period: JANUARY });
  const [id, period, cost] = ["Charge ID", "Period", "Amount"].map((heading) => headings.indexOf(heading));
  let total = 0n;
  const rows = Array.from({ length: BEFORE + COUNT }, (_, i) => {
    const row = [...one];
    row[id!] = `${String(i).padStart(8, "0")}-0123456789abcdef01234567`;
    row[period!] = i < BEFORE ? "2024-12" : JANUARY;
    row[cost!] = i % 7 === 0 ? 0.07 : 1e-7;
    if (i >= BEFORE) total += i % 7 === 0 ? amount("0.07") : amount("0.0000001");
    return row;
  });
  const file = importRecord({ importId: pending.importId, period: JANUARY, rows: COUNT });
  const imported = cellsOf(IMPORTS, { ...file, amountTotal: amountToText(total) });
  const host = await scriptWorkbook(
    new MemoryWorkbook(),
    ["Charges", "Imports"],
    [
      { name: "Charges", cells: [headings, ...rows] },
      { name: "Imports", cells: [IMPORTS.columns.map((column) => column.heading), imported] },
    ],
  );
  const script = loadScript();
  const worked = processorTime();
  const found = script.main(host, JANUARY);
  const seconds = worked();
  expect(found).toMatchObject({
    charges: COUNT,
    pendingCharges: COUNT,
    pendingAmount: amountToText(total),
    tieOutDifference: "0.00",
  });
  // Of 5 MB that Excel may answer, of a call that takes a fraction of a second in the cloud, and of 120 s in all.
  expect(host.asked.largest).toBeLessThan(2_500_000);
  expect(host.asked.calls).toBeLessThan(150);
  expect(seconds).toBeLessThan(30);
});

function cellsOf<R>(table: Table<R>, record: R): ScriptCell[] {
  const row = toRow(table, record);
  return table.columns.map((column) => row[column.heading] ?? "");
}

test("a workbook file of the sample month: the same answer as from memory, and the program's figures", async () => {
  const month = await sampleBook();
  await month.importFiles(sampleFiles(JANUARY));
  const folder = mkdtempSync(join(tmpdir(), "month-check-"));
  try {
    const path = join(folder, "book.xlsx");
    await intoFile(month.workbook, path);
    const file = await openXlsxWorkbook(path, { readOnly: true });
    const found = loadScript().main(await scriptWorkbook(file));
    await file.close();
    expect(found).toEqual(loadScript().main(await scriptWorkbook(month.workbook)));
    const { tieOut } = await month.tieOut();
    expect(found).toMatchObject({
      period: JANUARY,
      pendingCharges: 18,
      pendingAmount: amountToText(tieOut.pending),
      imported: amountToText(tieOut.imported),
      billed: amountToText(tieOut.billed),
      tieOutDifference: "0.00",
      missingSources: 0,
    });
    // The guide shows it.
    expect(readFileSync(join(SCRIPT, "../../docs/automation.md"), "utf8")).toContain(`\n${found.summary}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the schema for Parse JSON names every value, with its type", async () => {
  const schema = JSON.parse(readFileSync(join(SCRIPT, "../month-check.schema.json"), "utf8")) as {
    properties: Record<string, { type: string }>;
    required: string[];
  };
  const found = loadScript().main(await scriptWorkbook(new MemoryWorkbook()));
  const types = Object.entries(found).map(([name, value]: [string, ScriptCell]) => [
    name,
    typeof value === "number" ? "integer" : typeof value,
  ]);
  expect(Object.entries(schema.properties).map(([name, { type }]) => [name, type])).toEqual(types);
  expect(schema.required).toEqual(Object.keys(found));
});
