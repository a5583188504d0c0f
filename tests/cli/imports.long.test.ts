/** The command line: a file added up by day, the history of imports, an import taken back, a restated month. */
import { writeFileSync } from "node:fs";
import { Cli } from "../support/cli";
import { focusText, type FocusRow } from "../support/focus";

const cli = new Cli("imports");
const file = (name: string, rows: readonly FocusRow[]): string => {
  writeFileSync(cli.path(name), focusText(rows));
  return cli.path(name);
};

beforeAll(async () => {
  expect((await cli.json("init")).code).toBe(0);
});
afterAll(() => cli.remove());
test("rows are added up, listed, and taken back", async () => {
  const path = file("hpc_2025-01.csv", [
    { billed: "1.5" },
    { billed: "2.5" },
    { resource: "b", billed: "1" },
  ]);
  const imported = await cli.run("import", path, "--source", "HPC", "--summarise", "day");
  expect(imported.stdout).toContain("3 rows summarised by day to 2 charges; no total changed.");
  const again = await cli.json("import", path, "--source", "HPC", "--summarise", "day");
  expect(again.json).toMatchObject({ changed: false, files: [{ rows: 3, charges: 2, billedTotal: "5.00" }] });

  const list = await cli.json("imports", "--period", "2025-01");
  expect(list.json).toMatchObject({
    imports: [{ file: "hpc_2025-01.csv", rows: 3, charges: 2, billed: "5.00", status: "Current" }],
  });
  expect((await cli.json("imports", "undo", "hpc_2025-01.csv")).code).toBe(1);
  const undone = await cli.json("imports", "undo", "hpc_2025-01.csv", "--reason", "the wrong export");
  expect(undone.json).toMatchObject({ charges: 2, periods: ["2025-01"] });
  expect((await cli.run("imports")).stdout).toContain("Undone");
});

test("a correction of a month that is not closed is refused, and so is an unknown way of reading", async () => {
  const path = file("hpc_2025-03.csv", [{ day: "2025-03-02" }]);
  const refused = await cli.json("import", path, "--as-correction");
  expect([refused.code, refused.json["error"]]).toEqual([
    1,
    "2025-03 is not in the workbook: import it as usual. Nothing was imported.",
  ]);
  expect((await cli.json("import", path, "--as-correction", "--late-rows")).json["error"]).toContain(
    "not both",
  );
  expect((await cli.json("import", path, "--summarise", "week")).json["error"]).toContain(
    "not one of day, month",
  );
  expect((await cli.json("import", path, "--dates", "year-first")).code).toBe(1);
});
