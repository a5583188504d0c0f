/** Two people: by setting, who imported or decided does not close or post the month. */
import { actorName, samePerson } from "../../src/core/actor";
import { closePeriod, postPeriod } from "../../src/steps/periods";
import { grantApproval } from "../../src/steps/standing-approvals";
import type { Host } from "../../src/steps/host";
import { LOG, PERIODS } from "../../src/workbook/tables";
import { madeOnce } from "../support/made-once";
import { JANUARY, newMonth, type TestMonth } from "../support/month";

const ROWS = [{ billed: "10" }, { billed: "20", pi: "visitor@law.example.edu", resource: "b" }];

/** tess imports and decides; everything is ready to be closed. */
let month: TestMonth;
const ready = madeOnce(async () => {
  month = await newMonth();
  await month.setting("Second Person Closes", "Yes");
  await month.import("hpc_2025-01.csv", ROWS);
  await month.decide("approve", "all");
  await month.statements();
  await month.send();
  await month.journal();
  return month;
});
beforeEach(async () => {
  month = await ready();
});

const close = async (who: Pick<Host, "by" | "signedIn">): Promise<unknown> =>
  await closePeriod(month.host(who), JANUARY, "", month.journalFiles);
const signedIn = (by: string): Pick<Host, "by" | "signedIn"> => ({ by, signedIn: true });
const typed = (by: string): Pick<Host, "by" | "signedIn"> => ({ by, signedIn: false });

test.each([signedIn("tess"), typed("tess"), typed(" TESS "), typed("tess (unverified)")])(
  "who imported and decided may not close: %j",
  async (who) => {
    const before = await month.everything();
    await expect(close(who)).rejects.toThrow(
      /2025-01 cannot be closed by tess.*Second Person Closes.*Import once, Review once.*last on 2025-02-03.*Ask a colleague.*Nothing was written/i,
    );
    expect(await month.everything()).toBe(before);
  },
);

test("nobody closes without a name", async () => {
  await expect(close(typed(" "))).rejects.toThrow(
    /without a name.*sign in, or give your name under Settings/,
  );
});

test("a colleague closes and posts: a signed-in account as it is, a typed name with its mark", async () => {
  await close(signedIn("vera@example.edu"));
  expect((await month.table(PERIODS))[0]?.closedBy).toBe("vera@example.edu");
  await month.reopen();
  await close(typed("vera"));
  expect((await month.table(PERIODS))[0]?.closedBy).toBe("vera (unverified)");
  expect((await month.table(LOG)).at(-1)?.by).toBe("vera (unverified)");
  await expect(postPeriod(month.host(), JANUARY, "JE-1", "2025-02-05")).rejects.toThrow(
    /2025-01 cannot be posted by tess/,
  );
  const posted = await postPeriod(month.host(typed("vera")), JANUARY, "JE-1", "2025-02-05");
  expect(posted.status).toBe("Posted");
});

test("making, sending and booking is no decision: who did only that may close", async () => {
  const other = await newMonth();
  await other.setting("Second Person Closes", "Yes");
  await other.import("hpc_2025-01.csv", [{ billed: "10" }], {}, other.host({ by: "ivan" }));
  await other.finish();
  expect((await other.table(PERIODS))[0]).toMatchObject({ status: "Closed", closedBy: "tess" });
});

test("a decision about another month keeps nobody from closing this one", async () => {
  await month.import("hpc_2025-02.csv", [{ billed: "1", day: "2025-02-03" }], {}, month.host({ by: "vera" }));
  await close(signedIn("vera"));
  expect((await month.table(PERIODS))[0]?.status).toBe("Closed");
});

test("without the setting one person may do it all", async () => {
  await month.setting("Second Person Closes", "No");
  await close(signedIn("tess"));
  expect((await month.table(PERIODS))[0]?.status).toBe("Closed");
});

test.each([
  ["tess", true, "tess"],
  ["tess", false, "tess (unverified)"],
  [" tess (unverified) ", false, "tess (unverified)"],
  ["tess (unverified)", true, "tess"],
  ["", false, ""],
])("%j, signed in: %j, is written as %j", (name, isSignedIn, written) => {
  expect(actorName(name, isSignedIn)).toBe(written);
});

test("names are one with or without the mark, whatever their case", () => {
  expect(samePerson("Tess (unverified)", " tess ")).toBe(true);
  expect(samePerson("tess", "tessa")).toBe(false);
});

test("who granted a standing approval that let charges through decided; who ran the review did not", async () => {
  const other = await newMonth();
  await other.setting("Second Person Closes", "Yes");
  await other.import(
    "hpc_2025-01.csv",
    [{ billed: "12000", resource: "big" }],
    {},
    other.host({ by: "una" }),
  );
  const asked = { rule: "Amount above limit", resource: "big", until: "2025-06-30", reason: "agreed" };
  await grantApproval(other.host({ by: "kim" }), asked);
  await other.statements(JANUARY, other.host({ by: "vera" }));
  await other.send({}, other.host({ by: "vera" }));
  await other.journal();
  const closing = (by: string) => closePeriod(other.host({ by }), JANUARY, "", other.journalFiles);
  await expect(closing("kim")).rejects.toThrow(/closed by kim.*of kim: Standing Approvals once/);
  await closing("vera");
  expect((await other.table(PERIODS))[0]?.status).toBe("Closed");
});
