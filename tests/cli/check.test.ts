/** openchargeback check by the real program: exit 0 clean, 2 with rows that are problems, 1 refused. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Cli, SAMPLES } from "../support/cli";

const cli = new Cli("check");
afterAll(() => cli.remove());

interface Table {
  readonly format: string;
  readonly rows: number;
  readonly charges: number;
  readonly problems: number;
  readonly billedTotal: string;
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly count: number }[];
}
const tables = (json: Record<string, unknown>): Table[] =>
  (json["files"] as { readonly tables: Table[] }[]).flatMap((file) => file.tables);

test("a clean file: format, totals and warnings, exit code 0, no workbook", async () => {
  const file = join(SAMPLES, "aws_2025-01.csv");
  const { code, json } = await cli.json("check", file);
  const [table] = tables(json);
  expect([code, table]).toEqual([
    0,
    expect.objectContaining({ format: "FOCUS 1.0, AWS", rows: 228, charges: 228, problems: 0 }),
  ]);
  const severities = new Set(table?.findings.map((finding) => finding.severity));
  expect(severities).toEqual(new Set(["warning", "note"]));
  expect(cli.files()).toEqual([]);

  const { stdout } = await cli.bare("check", file);
  expect(stdout).toMatch(
    /^aws_2025-01\.csv: FOCUS 1\.0, AWS\nRows +228\nCharges +228\nProblems +0\nBilled +/,
  );
  expect(stdout).toMatch(
    /^warning D02, [\d,]+ ×: The date is not written as .*\n {4}row 2 BillingPeriodEnd: /m,
  );
});

test("rows that would be problems: exit code 2, errors first", async () => {
  const { code, json } = await cli.json("check", join(SAMPLES, "trouble", "hpc_unreadable_amounts.csv"));
  const [table] = tables(json);
  expect([code, table]).toEqual([2, expect.objectContaining({ rows: 6, charges: 1, problems: 5 })]);
  expect(table?.findings[0]?.severity).toBe("error");
  const errors = table?.findings.filter((finding) => finding.severity === "error") ?? [];
  expect(errors.reduce((sum, { count }) => sum + count, 0)).toBe(5);
});

test("a file that is refused: exit code 1; the others are checked all the same", async () => {
  writeFileSync(cli.path("no.csv"), "Date,Amount\n2025-01-01,5\n");
  const { code, stdout } = await cli.bare("check", cli.path("no.csv"), join(SAMPLES, "storage_2025-01.csv"));
  expect(code).toBe(1);
  expect(stdout).toMatch(/no\.csv is not a FOCUS file.*\n/);
  expect(stdout).toMatch(/^storage_2025-01\.csv: FOCUS /m);
});
