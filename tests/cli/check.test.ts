/** openchargeback check by the real program: exit 0 without errors, 2 with errors (--strict: or warnings), 1 refused. */
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

async function lastLineOf(...args: string[]): Promise<[number | null, string | undefined]> {
  const { code, stdout } = await cli.bare(...args);
  return [code, stdout.trimEnd().split("\n").pop()];
}

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
    /^aws_2025-01\.csv: FOCUS 1\.0, AWS\nRows +228\nCharges +228\nProblem rows +0\nBilled +[\d.]+\nList +[\d.]+\nCharges of 2025-01 +228\n/,
  );
  expect(stdout).toMatch(/^note D02, [\d,]+ ×: The date is not written as .*\n {4}row 2 BillingPeriodEnd: /m);
});

test("the last line says whether the file would be imported; --strict ends with 2 where a rule warns", async () => {
  const [warned, clean] = ["aws_2025-01.csv", "hpc_2025-01.csv"].map((name) => join(SAMPLES, name));
  expect(await lastLineOf("check", warned!)).toEqual([
    0,
    "aws_2025-01.csv would be imported: 228 charges of 2025-01, billed 15058.0742987829420642; no errors, warnings by 2 rules.",
  ]);
  expect(await lastLineOf("check", "--strict", warned!)).toEqual([
    2,
    expect.stringMatching(/warnings by 2 rules\. With --strict, warnings count as errors\.$/),
  ]);
  // Notes are no warnings.
  expect(await lastLineOf("check", "--strict", clean!)).toEqual([
    0,
    expect.stringMatching(/^hpc_2025-01\.csv would be imported: .*; no errors and no warnings\.$/),
  ]);
});

test("the JSON has these names, which programs may rely on", async () => {
  const file = join(SAMPLES, "trouble", "hpc_unreadable_amounts.csv");
  const { code, json } = await cli.json("check", file, cli.path("gone.json"));
  expect([code, Object.keys(json)]).toEqual([1, ["error", "details"]]);

  const { json: checked } = await cli.json("check", file);
  expect(checked).toEqual({
    exitCode: 2,
    imports: false,
    verdict: expect.stringMatching(
      /^hpc_unreadable_amounts\.csv would not be imported as it is: /,
    ) as unknown,
    files: [
      {
        file: "hpc_unreadable_amounts.csv",
        outcome: "problems",
        imports: false,
        verdict: checked["verdict"],
        refusal: null,
        tables: [
          {
            file: "hpc_unreadable_amounts.csv",
            sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
            format: "FOCUS 1.0",
            rows: 6,
            charges: 1,
            problems: 5,
            problemsUnreadable: 5,
            problemsBilledTotal: "0.00",
            billedTotal: "12.50",
            listTotal: expect.any(String) as unknown,
            periods: [{ period: "2025-01", charges: 1, billed: "12.50" }],
            notes: [],
            asks: [],
            rules: { fatal: 0, error: 2, warning: 1, note: 0 },
            findings: expect.any(Array) as unknown,
          },
        ],
      },
    ],
  });
  expect(Object.keys((tables(checked)[0]?.findings[0] ?? {}) as object)).toEqual([
    "code",
    "severity",
    "columns",
    "count",
    "text",
    "examples",
  ]);
});

test("money of rows that would not be billed stands apart from money that would", async () => {
  const good = "1.10,2025-01-01T00:00:00Z,USD,Usage,2025-01-01T00:00:00Z,2025-01-02T00:00:00Z";
  const bad = "2.20,2025-01-01T00:00:00Z,USD,Usage,2025-01-31T00:00:00Z,2025-01-02T00:00:00Z";
  const heading =
    "BilledCost,BillingPeriodStart,BillingCurrency,ChargeCategory,ChargePeriodStart,ChargePeriodEnd";
  writeFileSync(cli.path("half.csv"), `${[heading, good, bad].join("\n")}\n`);
  const { code, stdout } = await cli.bare("check", cli.path("half.csv"));
  expect(code).toBe(2);
  expect(stdout).toMatch(
    /^Billed +3\.30\n {2}of charges +1\.10\n {2}of problem rows, not billed +2\.20\n {2}problem rows without amount +0$/m,
  );
  expect(stdout.trimEnd().split("\n").pop()).toBe(
    "half.csv would not be imported as it is: 1 of 2 rows is a problem; its billed cost is 2.20. " +
      "Correct the file; with --accept-problems the rest is imported, and this row is not billed.",
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
  expect(stdout).toMatch(/\nno\.csv would not be imported: it is refused\.\n/);
  expect(stdout).toMatch(/\nOf 2 files 1 would be imported\.\n$/);
});
