/**
 * Fault 4 of the program that this one replaces: rows without a PI, or with broken Tags, were dropped: their money was
 * in no total.
 */
import { PERIODS } from "../../src/workbook/tables";
import { newMonth, usd } from "../support/month";

const ROWS = [
  { billed: "10" },
  { billed: "20", pi: "", resource: "no-pi" },
  { billed: "30", tags: "{broken", resource: "broken" },
  { billed: "40", tags: '["a"]', resource: "array" },
  { billed: "50", tags: "", resource: "untagged" },
  { billed: "60", tags: '{"pi_email":null}', resource: "null" },
];

test("they wait in the review with their money in the totals", async () => {
  const month = await newMonth();
  const { files, pending } = await month.import("hpc_2025-01.csv", ROWS);

  expect(files[0]).toMatchObject({ rows: 6, charges: 6, billedTotal: "210.00" });
  expect(pending).toBe(5);
  const charges = await month.charges();
  expect(charges.map((c) => c.review)).toEqual(["OK", ...Array<string>(5).fill("Pending")]);
  expect(charges[2]?.flags).toContain("Unreadable tags");
  expect(charges[2]?.tags).toBe("{broken");
  const { tieOut } = await month.tieOut();
  expect([tieOut.imported, tieOut.billed, tieOut.pending]).toEqual([usd("210"), usd("10"), usd("200")]);
  expect(tieOut.difference).toBe(0n);
  expect((await month.table(PERIODS))[0]).toMatchObject({ charges: 6, pending: 5 });
});

test("nobody can be billed for them by approving; somebody can by reassigning", async () => {
  const month = await newMonth();
  await month.import("hpc_2025-01.csv", ROWS);
  const approved = await month.decide("approve", "all");
  expect(approved.decided).toEqual([]);
  expect(approved.refused).toHaveLength(5);

  const ids = (await month.charges()).slice(1).map((c) => c.chargeId);
  await month.decide({ do: "reassign", pi: "ada.quill@bio.example.edu", project: "coral" }, ids, "hers");
  await month.decide("approve", "all", "as she said");
  const { tieOut } = await month.tieOut();
  expect([tieOut.billed, tieOut.pending]).toEqual([usd("210"), 0n]);
});

test("they keep the month from being closed", async () => {
  const month = await newMonth();
  await month.import("hpc_2025-01.csv", ROWS);
  await month.statements();
  await expect(month.close("2025-01", "in a hurry")).rejects.toThrow(/5 charges are pending/);
});
