/**
 * Fault 3 of the program that this one replaces: a re-import doubled rows without resource id, forgot approvals, never
 * brought back a corrected row, kept rows that the new file no longer has; `aws` and `AWS` billed twice.
 */
import { amountToText, sum } from "../../src/core/money";
import type { Charge } from "../../src/core/charge";
import { CHARGES, IMPORTS, SOURCES } from "../../src/workbook/tables";
import { newMonth, usd, type TestMonth } from "../support/month";

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
});

const total = async (): Promise<bigint> => sum((await month.charges()).map((c) => c.amount));
const byResource = async (resource: string): Promise<Charge | undefined> =>
  (await month.charges()).find((c) => c.resourceId === resource);

test("rows without a resource id are not doubled", async () => {
  const rows = [
    { resource: "", billed: "3.50" },
    { resource: "", billed: "4.25", service: "Support" },
  ];
  await month.import("hpc_2025-01.csv", rows);
  await month.import("hpc_2025-01.csv", rows);
  await month.import("hpc_2025-01_again.csv", [...rows, { resource: "", billed: "1" }]);

  expect(await total()).toBe(usd("8.75"));
  expect((await month.tieOut()).tieOut.difference).toBe(0n);
});

test("the same file again changes nothing at all", async () => {
  const rows = [{ billed: "3.50" }, { billed: "20", pi: "" }];
  await month.import("hpc_2025-01.csv", rows);
  const before = await month.everything();
  month.now = "2025-02-04T09:00:00Z";

  const { changed } = await month.import("hpc_2025-01.csv", rows);

  expect(changed).toBe(false);
  expect(await month.everything()).toBe(before);
});

test("decisions and reassignments survive while the amount stands", async () => {
  const rows = [
    { resource: "a", billed: "10", pi: "visitor@law.example.edu" },
    { resource: "b", billed: "20", pi: "visitor@law.example.edu" },
    { resource: "c", billed: "30", pi: "visitor@law.example.edu" },
    { resource: "d", billed: "40", pi: "visitor@law.example.edu" },
  ];
  await month.import("hpc_2025-01.csv", rows);
  const [a, b, c, d] = (await month.charges()).map((charge) => charge.chargeId);
  await month.decide("approve", [a!], "known visitor");
  await month.decide("reject", [b!], "a test run");
  await month.decide("hold", [c!], "asked the dean");
  await month.decide({ do: "reassign", pi: "ben.ortho@chem.example.edu", project: "polymer" }, [d!], "his");

  await month.import(
    "hpc_2025-01_v2.csv",
    [...rows].reverse().concat({ resource: "e", billed: "5" } as never),
  );

  expect((await byResource("a"))?.review).toBe("Approved");
  expect((await byResource("a"))?.reviewNote).toBe("known visitor");
  expect((await byResource("b"))?.review).toBe("Rejected");
  expect((await byResource("c"))?.review).toBe("Held");
  expect((await byResource("d"))?.pi).toBe("ben.ortho@chem.example.edu");
  expect((await byResource("d"))?.importedPi).toBe("visitor@law.example.edu");
  expect((await month.log()).filter((entry) => entry.by === "in sheet")).toEqual([]);
});

test("a decision about another amount goes back to Pending, and says so", async () => {
  await month.import("hpc_2025-01.csv", [{ resource: "a", billed: "10", pi: "visitor@law.example.edu" }]);
  await month.decide("approve", "all", "known visitor");

  await month.import("hpc_2025-01_v2.csv", [{ resource: "a", billed: "11", pi: "visitor@law.example.edu" }]);

  const charge = await byResource("a");
  expect([charge?.review, charge?.amount]).toEqual(["Pending", usd("11")]);
  expect(charge?.flags).toContain("Amount changed: was approved, then the amount was 10.00 and is 11.00");
  expect(charge?.reviewNote).toContain("known visitor");
});

test("a reassignment survives another amount, and is nobody's edit in the sheet", async () => {
  await month.import("hpc_2025-01.csv", [{ resource: "a", billed: "10" }]);
  const [charge] = await month.charges();
  await month.decide({ do: "reassign", fundOrg: "GEO-10000" }, [charge!.chargeId], "the dean pays");

  await month.import("hpc_2025-01_v2.csv", [{ resource: "a", billed: "11" }]);

  expect((await byResource("a"))?.fundOrg).toBe("GEO-10000");
  await month.import("hpc_2025-01_v2.csv", [{ resource: "a", billed: "11" }]);
  expect((await month.log()).filter((entry) => entry.by === "in sheet")).toEqual([]);
});

test("a corrected row is brought in", async () => {
  await month.import(
    "hpc_2025-01.csv",
    [
      { resource: "a", billed: "10" },
      { resource: "b", billed: "bad" },
    ],
    {
      acceptProblems: true,
    },
  );
  expect(await total()).toBe(usd("10"));

  await month.import("hpc_2025-01_v2.csv", [
    { resource: "a", billed: "10" },
    { resource: "b", billed: "2.50" },
  ]);

  expect(await total()).toBe(usd("12.50"));
  const { tieOut } = await month.tieOut();
  expect([tieOut.imported, tieOut.problemRows, tieOut.difference]).toEqual([usd("12.50"), 0, 0n]);
});

test("a rejected row that went and comes back has to be decided again, by nobody's edit in the sheet", async () => {
  const both = [
    { resource: "a", billed: "10" },
    { resource: "b", billed: "20", pi: "visitor@law.example.edu" },
  ];
  await month.import("hpc_2025-01.csv", both);
  await month.decide("reject", "all", "not ours");
  await month.import("hpc_2025-01_v2.csv", [both[0]!]);
  await month.import("hpc_2025-01_v3.csv", [...both, { resource: "c", billed: "1" }]);

  expect((await byResource("b"))?.review).toBe("Pending");
  expect((await byResource("b"))?.flags).not.toContain("changed in the sheet");
  expect((await month.log()).filter((entry) => entry.by === "in sheet")).toEqual([]);
});

test("rows that the new file no longer has go", async () => {
  await month.import("hpc_2025-01.csv", [
    { resource: "a", billed: "10" },
    { resource: "b", billed: "20" },
  ]);
  const { files } = await month.import("hpc_2025-01_v2.csv", [{ resource: "a", billed: "10" }]);

  expect(await total()).toBe(usd("10"));
  expect(files[0]?.replaced).toEqual({ imports: [expect.any(String)], charges: 2, amount: "30.00" });
  expect((await month.table(IMPORTS)).map((i) => i.status).sort()).toEqual(["Current", "Replaced"]);
});

test("aws and AWS are one source", async () => {
  await month.import("x1.csv", [{ billed: "10" }], { source: "AWS" });
  await month.import("x2.csv", [{ billed: "12" }], { source: " aws " });

  expect(await total()).toBe(usd("12"));
  expect((await month.table(SOURCES)).map((s) => s.source)).toEqual(["HPC", "AWS"]);
});

test("the same file under another source's name is not billed twice", async () => {
  await month.import("hpc_2025-01.csv", [{ billed: "10" }]);
  const before = await month.everything();
  const again = month.import("hpc_2025-01.csv", [{ billed: "10" }], { source: "AWS" });
  await expect(again).rejects.toThrow(/was imported already on 2025-02-03.*Nothing was imported/);
  expect(await month.everything()).toBe(before);
});

test("a file named for a month of which it has no row replaces nothing", async () => {
  await month.import("hpc_2025-01.csv", [{ billed: "10" }]);
  const before = await month.everything();
  const wrong = month.import("hpc_2025-02.csv", [{ billed: "7", day: "2025-02-03" }], { period: "2025-01" });
  await expect(wrong).rejects.toThrow(/no rows? of 2025-01.*2025-02.*Nothing was imported/);
  expect(await month.everything()).toBe(before);
});

describe("a file with rows of two months", () => {
  const february = [
    { day: "2025-02-10", resource: "f1", billed: "100" },
    { day: "2025-02-11", resource: "f2", billed: "200" },
    { day: "2025-01-30", resource: "late", billed: "7" },
  ];
  const totals = async (): Promise<string[]> =>
    (await month.table(CHARGES)).map((c) => `${c.period} ${c.resourceId} ${amountToText(c.amount)}`).sort();

  test("a corrected file of the other month takes only that month's rows of it", async () => {
    await month.import("hpc_2025-01.csv", [{ resource: "a", billed: "10" }]);
    await month.import("hpc_2025-02.csv", february, { add: true });
    const result = await month.import("hpc_2025-01_v2.csv", [{ resource: "a", billed: "11" }]);
    expect([result.notes, result.doubts]).toEqual([
      [],
      ["HPC 2025-01 loses 1 charge, 7.00, which came with hpc_2025-02.csv. Has the new file these rows?"],
    ]);
    expect(await totals()).toEqual(["2025-01 a 11.00", "2025-02 f1 100.00", "2025-02 f2 200.00"]);
    expect(result.periods).toEqual(["2025-01"]);
  });

  test("a corrected file of its main month takes its other rows along, and says so", async () => {
    await month.import("hpc_2025-02.csv", february);
    const request = [{ day: "2025-02-10", resource: "f1", billed: "101" }];
    const { takenAlong, doubts } = await month.import("hpc_2025-02_v2.csv", request);
    expect(await totals()).toEqual(["2025-02 f1 101.00"]);
    expect(takenAlong).toMatchObject([{ source: "HPC", period: "2025-01", charges: 1, amount: usd("7") }]);
    expect(doubts).toEqual([
      "HPC 2025-02: a total of 101.00 instead of 300.00. Is this the right file?",
      "HPC 2025-01 loses 1 charge, 7.00: what came with hpc_2025-02.csv goes with it.",
    ]);
  });

  test("what came with it for a month that is closed since stays, and it is said", async () => {
    await month.import("hpc_2025-02.csv", february);
    await month.decide("approve", "all");
    await month.finish("2025-01");
    const rows = [{ day: "2025-02-10", resource: "f1", billed: "301" }];
    const { notes, doubts } = await month.import("hpc_2025-02_v2.csv", rows);
    expect(await totals()).toEqual(["2025-01 late 7.00", "2025-02 f1 301.00"]);
    expect(notes).toEqual([
      "HPC 2025-01 is closed: 1 charge, 7.00, which came with hpc_2025-02.csv, stays there.",
    ]);
    expect(doubts).toEqual([]);
    await month.import("hpc_2025-02.csv", february);
    expect(await totals()).toEqual(["2025-01 late 7.00", "2025-02 f1 100.00", "2025-02 f2 200.00"]);
  });

  test("its corrected version, added to it, is doubted", async () => {
    await month.import("hpc_2025-01.csv", [{ resource: "a", billed: "10" }]);
    const { doubts } = await month.import("hpc_2025-01_v2.csv", [{ resource: "a", billed: "11" }], {
      add: true,
    });
    expect(doubts).toEqual([
      expect.stringMatching(/^1 of 1 charge that joined HPC 2025-01 are of the same resource.*without --add/),
    ]);
  });

  test("its corrected version joins the other month again, as its rows did before", async () => {
    await month.import("hpc_2025-01.csv", [{ resource: "a", billed: "10" }]);
    await month.import("hpc_2025-02.csv", february, { addPeriods: ["2025-01"] });
    await month.import("hpc_2025-02_v2.csv", [...february.slice(0, 1), ...february.slice(2)]);
    expect(await totals()).toEqual(["2025-01 a 10.00", "2025-01 late 7.00", "2025-02 f1 100.00"]);
  });
});
