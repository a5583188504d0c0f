/** Reassigning: a filter or all takes what is pending, as the other decisions do; what is decided is named. */
import { decideCharges, type Selection } from "../../src/steps/review";
import type { Decision } from "../../src/core/review/decision";
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

describe("to whom or what no list has", () => {
  const give = async (to: Omit<Extract<Decision, { do: "reassign" }>, "do">) =>
    await decideCharges(
      month.host(),
      JANUARY,
      { ids: [], where: ["state=OK"], all: false },
      { do: "reassign", ...to },
      "theirs",
    );

  test.each<readonly [Parameters<typeof give>[0], string]>([
    [
      { pi: "not a mail" },
      '"not a mail" is not a mail address. Write it as name@example.edu. Nothing was written.',
    ],
    [{ pi: "" }, '"" is not a mail address. Write it as name@example.edu. Nothing was written.'],
    [
      { pi: "ada.quill", anyway: true },
      '"ada.quill" is not a mail address. Write it as name@example.edu. Nothing was written.',
    ],
    [{ project: "polymr" }, "polymr is not in Projects, which has polymer. Correct it"],
    [{ project: "no-such" }, "no-such is not in Projects. Correct it"],
    [{ fundOrg: "GEO-1000" }, "GEO-1000 is not in Funds, which has GEO-10000. Correct it"],
  ])("%j is refused", async (to, words) => {
    const before = await month.everything();
    await expect(give(to)).rejects.toThrow(words);
    expect(await month.everything()).toBe(before);
  });

  test("said again it is done, and flagged", async () => {
    await give({ project: "no-such", fundOrg: "BIO-99999", anyway: true });
    const [charge] = (await month.charges()).filter((c) => c.project === "no-such");
    expect(charge?.flags).toBe(
      "Unknown project: project no-such is not in Projects; Unknown fund: fund BIO-99999 is not in Funds",
    );
    expect(charge?.review).toBe("OK");
  });

  test("a PI outside People is given an address that is one", async () => {
    const { decided } = await give({ pi: "visitor@law.example.edu" });
    expect(decided.map((c) => c.review)).toEqual(["Pending", "Pending"]);
  });

  test("what was approved does not go where it cannot be billed", async () => {
    const [charge] = (await month.charges()).filter((c) => c.review === "OK" && c.pi !== "");
    const ids = [charge!.chargeId];
    await month.decide({ do: "reassign", fundOrg: "GEO-10000" }, ids);
    await month.decide("hold", ids);
    await month.decide("approve", ids);
    const { refused } = await month.decide({ do: "reassign", project: "", fundOrg: "" }, ids);
    expect(refused).toEqual([{ chargeId: ids[0], reason: "the charge has no fund" }]);
  });
});
