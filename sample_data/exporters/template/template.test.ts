/** The exporter to copy: both programs write the file that was reckoned by hand, and it passes the check without a warning. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inputFile } from "../../../src/adapters/node/files";
import { amount } from "../../../src/core/money";
import { checkFile } from "../../../src/steps/check-file";

const QUIET = { report: () => undefined, cancelled: () => false };

const folder = mkdtempSync(join(tmpdir(), "template-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string): string => readFileSync(join(__dirname, name), "utf8");
const python = ["python3", "python"].find((name) => spawnSync(name, ["--version"]).status === 0);

function run(program: string, ...args: string[]): { readonly said: string; readonly code: number | null } {
  const command = program.endsWith(".py") ? python! : process.execPath;
  const { status, stdout, stderr } = spawnSync(command, [join(__dirname, program), ...args], {
    encoding: "utf8",
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", PYTHONIOENCODING: "utf8" },
  });
  return { said: `${stdout}${stderr}`.replace(/\r/g, ""), code: status };
}

const PROGRAMS = ["bookings_to_focus.mjs", "bookings_to_focus.py"].filter(
  (name) => python !== undefined || !name.endsWith(".py"),
);

describe.each(PROGRAMS)("%s", (program) => {
  test("writes the expected file, byte for byte, and says what it left out", () => {
    const out = join(folder, `${program}.csv`);
    expect(run(program, "2025-01", __dirname, out)).toEqual({
      code: 0,
      said:
        "B-1004 left out: cancelled\nB-1006: no owner of visitors\n" +
        "8 rows, list 6646.999984, billed 4382.49999\n",
    });
    expect(readFileSync(out, "utf8")).toBe(read("expected.csv"));
  });

  test.each([
    ["no rate for a day", "Instrument-Hours,instrument=bench,5,5,0,,,2024-07-01", "Instrument-Hours,instrument=bench,5,5,0,,,2025-02-01", "rates.csv", /B-1007: 0 rates/],
    ["a booking twice", "B-1002", "B-1001", "bookings_2025-01.csv", /stands there twice/],
    ["a row that is cut off", "visitors,guest7", "visitors", "bookings_2025-01.csv", /longer or shorter|zip\(\)/],
    ["a status that nobody knows", "Cancelled", "No-Show", "bookings_2025-01.csv", /B-1004: status or times/],
  ])("stops at %s, and writes nothing", (name, from, to, file, message) => {
    const own = mkdtempSync(join(folder, "wrong-"));
    for (const input of ["bookings_2025-01.csv", "rates.csv", "owners.csv"])
      writeFileSync(join(own, input), input === file ? read(input).replace(from, to) : read(input));
    const { code, said } = run(program, "2025-01", own, join(own, "out.csv"));
    expect([name, code]).toEqual([name, 1]);
    expect(said).toMatch(message);
    expect(() => readFileSync(join(own, "out.csv"))).toThrow();
  }); // prettier-ignore
});

test("the expected file passes check --strict, with the totals of the README", async () => {
  const { tables, refusal } = await checkFile(inputFile(join(__dirname, "expected.csv")), QUIET);
  const [table] = tables;
  expect([refusal, table?.problems, table?.report.rules]).toEqual([
    "",
    0,
    { fatal: 0, error: 0, warning: 0, note: 1 },
  ]);
  expect([table?.billed, table?.list]).toEqual([amount("4382.49999"), amount("6646.999984")]);
  for (const total of ["6646.999984", "4382.49999"]) expect(read("README.md")).toContain(total);
});

test("rows that are no plain usage pass without a remark", async () => {
  const { tables } = await checkFile(inputFile(join(__dirname, "special.csv")), QUIET);
  expect([tables[0]?.charges, tables[0]?.billed, tables[0]?.report.lines]).toEqual([6, amount("217.96"), []]);
});

test.each(["bookings_to_usage.mjs", ...PROGRAMS])(
  "%s reads a byte order mark, other line ends, and a line break in a note",
  (program) => {
    const own = mkdtempSync(join(folder, "ends-"));
    for (const input of ["bookings_2025-01.csv", "rates.csv", "owners.csv"]) {
      const text = read(input).replace("see ticket 4711", "see\nticket 4711").replace(/\n/g, "\r\n");
      writeFileSync(join(own, input), `\uFEFF${text}`);
    }
    const out = join(own, "out.csv");
    const usage = program.includes("usage");
    const args = usage ? [join(own, "bookings_2025-01.csv"), out] : ["2025-01", own, out];
    expect(run(program, ...args).code).toBe(0);
    const written = readFileSync(out, "utf8").replace(/see\r?\nticket/, "see ticket");
    expect(written).toBe(read(usage ? "expected-usage.csv" : "expected.csv"));
  },
);

test("the usage list has a row a day, and hours that add up to the bookings'", () => {
  const out = join(folder, "usage.csv");
  expect(run("bookings_to_usage.mjs", join(__dirname, "bookings_2025-01.csv"), out).code).toBe(0);
  expect(readFileSync(out, "utf8")).toBe(read("expected-usage.csv"));
  const rows = read("expected-usage.csv").trim().split("\n").slice(1);
  expect(rows.reduce((sum, row) => sum + amount(row.split(",")[5] ?? ""), 0n)).toBe(amount("72.083333"));
});
