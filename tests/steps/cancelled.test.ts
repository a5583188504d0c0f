/** A person stops the work: nothing half done, and what went out is written down. */
import { STATEMENTS } from "../../src/workbook/tables";
import { ADA, BEN, newMonth, type TestMonth } from "../support/month";

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [{ billed: "10" }, { billed: "20", pi: BEN, project: "polymer" }]);
});

/** Says stop after so many questions. */
function stopAfter(questions: number) {
  let asked = 0;
  return month.host({
    progress: {
      report: () => undefined,
      cancelled: () => {
        asked += 1;
        return asked > questions;
      },
    },
  });
}

test("statements stopped between two PDFs write nothing", async () => {
  const before = await month.everything();
  await expect(month.statements("2025-01", stopAfter(1))).rejects.toThrow("Cancelled. Nothing was written.");
  expect([await month.everything(), month.statementFiles.writes]).toEqual([before, 0]);
});

test("mails stopped between two PIs: the first is on record, the second goes out next time", async () => {
  await month.statements();
  // Two questions while the PDFs are printed, one before the first mail.
  const { sent } = await month.send({}, stopAfter(3));
  expect(sent.map((e) => e.to)).toEqual([ADA]);
  expect((await month.table(STATEMENTS)).map((s) => s.status)).toEqual(["Issued", "Draft"]);
  await month.send();
  expect(month.mail.mails.flatMap((m) => m.to)).toEqual([ADA, BEN]);
});
