import { openExcel, runStep } from "../../../tests/support/excel";
import { ExcelHost } from "../../testing/excel-host";
import { settles } from "../../testing/settles";
import { SAMPLE, sampleRow } from "../../testing/workbook-contract";
import type { Change } from "../../ports/ports";
import type { TableEdit } from "./view";

const append = (...ids: string[]): Change => ({
  do: "append",
  table: SAMPLE,
  rows: ids.map((id) => sampleRow(id, { Text: `of ${id}`, Count: 1 })),
});

/** Another window on the same workbook. */
const beside = ({ workbook }: ExcelHost): ExcelHost => new ExcelHost({ workbook });

it("refuses to grow over cells below, naming them, before it writes", async () => {
  const { workbook, host } = await openExcel();
  await workbook.apply([append("a")]);
  host.workbook.edit("Sample Rows", "C4", [["mine"]], "Local");
  await expect(workbook.apply([append("b", "c", "d")])).rejects.toThrow(/needs 3 more rows.*in the way: C4/);
  expect((await workbook.read([{ table: SAMPLE }]))[0]).toHaveLength(1);
});

it("says what to do while a cell is being edited", async () => {
  const { workbook, host } = await openExcel();
  host.cellEditMode = true;
  await expect(workbook.apply([append("a")])).rejects.toThrow(/press Enter or Esc, then try again/);
});

it("lets one work at a time, and a person take over; the one who lost it stops", async () => {
  const anna = await openExcel();
  await anna.workbook.apply([append("a")]);
  const { lease } = await anna.workbook.coWorking.take("Import", "anna@example.edu");
  const ben = await openExcel(beside(anna.host), "2025-02-03T10:03:00Z");
  await expect(ben.workbook.coWorking.take("Review", "ben@example.edu")).rejects.toThrow(
    /anna@example.edu, Import since 10:02 UTC is at work/,
  );
  await expect(ben.workbook.apply([append("b")])).rejects.toThrow(/is at work/);
  expect(await ben.workbook.coWorking.holder()).toMatchObject({ step: "Import", by: "anna@example.edu" });
  // What could not be given back after a failure is no obstacle to the same pane.
  expect(await anna.workbook.coWorking.holder()).toBeNull();
  await ben.workbook.coWorking.take("Review", "ben@example.edu", true);
  await expect(anna.workbook.apply([append("c")])).rejects.toThrow(/Somebody else took over/);
  await lease.release();
  ben.pass(121);
  const late = await openExcel(beside(anna.host), "2025-02-03T10:05:30Z");
  expect(await late.workbook.coWorking.holder()).toBeNull();
});

it("tells of edits by hand and by co-workers, not of its own steps", async () => {
  const { workbook, host } = await openExcel();
  await workbook.apply([append("a")]);
  const edits: TableEdit[] = [];
  const stop = await workbook.view.onEdit((edit) => edits.push(edit));
  await runStep(workbook, [append("b")]);
  host.type("Sample Rows", "B2", [["x"]]);
  const other = await openExcel(beside(host));
  await runStep(other.workbook, [append("c")]);
  host.workbook.edit("Sample Rows", "B3", [["y"]], "Remote");
  await settles(
    () => edits,
    [
      { table: "Sample Rows", remote: false },
      { table: "Sample Rows", remote: true },
    ],
  );
  stop();
  expect(await workbook.view.showRows(SAMPLE, ["b", "c", "x"])).toBe(2);
  await workbook.view.showSheet("nowhere");
});
