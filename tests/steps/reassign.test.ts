/** Reassigning: a filter or all takes what is pending, as the other decisions do; what is decided is named. */
import { decideCharges, type Selection } from "../../src/steps/review";
import { BEN, JANUARY, newMonth, type TestMonth } from "../support/month";

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", [
    { billed: "10" },
    { billed: "20", pi: BEN, project: "polymer" },
    { billed: "30", pi: "", resource: "nobody's" },
  ]);
});

async function reassign(selection: Partial<Selection>): Promise<(string | undefined)[]> {
  const to = { do: "reassign", pi: BEN, project: "polymer" } as const;
  const chosen = { ids: [], where: [], all: false, ...selection };
  const { decided } = await decideCharges(month.host(), JANUARY, chosen, to, "his");
  const { length } = (await month.log("Review")).filter((e) => e.reason === "his");
  expect(length > 0).toBe(decided.length > 0);
  return decided.map((c) => c.resourceId).sort();
}

test("all is all that is pending", async () => {
  const before = (await month.charges()).filter((c) => c.review === "OK");
  expect(before).toHaveLength(2);
  expect(await reassign({ all: true })).toEqual(["nobody's"]);
  expect((await month.charges()).filter((c) => c.resourceId !== "nobody's")).toEqual(before);
});

test.each<readonly [string, readonly string[], number]>([
  ["a filter", ["HPC"], 1],
  ["a state", ["state=OK"], 2],
  ["a filter and a state", ["project=coral", "state=ok"], 1],
  ["a filter that only decided charges fit", ["project=polymer"], 0],
])("%s", async (_what, where, count) => {
  expect(await reassign({ where })).toHaveLength(count);
});

test("an ID takes any", async () => {
  const [coral] = (await month.charges()).filter((c) => c.project === "coral" && c.review === "OK");
  expect(await reassign({ ids: [coral!.chargeId] })).toEqual([coral!.resourceId]);
});
