/** A vendor's correction of a closed month that two months' files have: it is said, so that it is not given twice. */
import type { InputFile } from "../../src/ports/ports";
import { focusText, textFile } from "../support/focus";
import { newMonth, type TestMonth } from "../support/month";

/** A file with rows of its own month and corrections of January. */
function withCorrections(month: string, ...amounts: readonly string[]): InputFile {
  const rows = amounts.map((billed) => ({ resource: "a", billed }));
  const own = ["k", "l", "m"].map((resource) => ({ resource, billed: "1", day: `${month}-02` }));
  const lines = focusText([...own, ...rows])
    .trim()
    .split("\n");
  const classes = ["ChargeClass", "", "", "", ...amounts.map(() => "Correction")];
  return textFile(`hpc_${month}.csv`, `${lines.map((line, i) => `${line},${classes[i]}`).join("\n")}\n`);
}

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [{ resource: "a", billed: "10" }]);
  await month.finish();
  await month.importFiles([withCorrections("2025-02", "-4")]);
});

test.each([
  ["as usual", false],
  ["with late rows", true],
])("the next month's file, %s, has it again: a person is told", async (_how, lateRows) => {
  const result = await month.importFiles([withCorrections("2025-03", "-4", "-4")], { lateRows });
  expect(result.doubts).toEqual([
    "1 correction of HPC 2025-01, -4.00, brought into 2025-03, stands in 2025-02, too: if the vendor corrected it once, reject it in 2025-03.",
  ]);
});

test("another correction, the same file again, and one that was rejected there are none", async () => {
  expect((await month.importFiles([withCorrections("2025-03", "-3")])).doubts).toEqual([]);
  expect((await month.importFiles([withCorrections("2025-02", "-4")])).doubts).toEqual([]);
  const [charge] = (await month.charges("2025-02")).filter((c) => c.resourceId === "a");
  await month.decide("reject", [charge!.chargeId], "wrong", "2025-02");
  expect((await month.importFiles([withCorrections("2025-03", "-4")])).doubts).not.toContainEqual(
    expect.stringContaining("too:"),
  );
});
