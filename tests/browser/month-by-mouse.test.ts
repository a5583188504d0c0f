/** A whole month by mouse in a pane of 350 px, found by visible role and name. */
import { inBrowser } from "./support/begin";
import { tablesIn } from "./support/cells";
import { mouse } from "./support/hand";
import { portraits, tooWide } from "./support/looks";
import { walkMonth } from "./support/month";
import { openPane } from "./support/pane";

inBrowser();

test("a month by mouse, from the first run to its reopening", async () => {
  const pane = await openPane({ width: 350 });
  const wide: string[] = [];
  const walked = await walkMonth(mouse(pane.page), "Robin", async (stage) => {
    if ((await tooWide(pane.page)) > 0) wide.push(stage);
    await portraits(pane.page, stage);
  });
  expect(walked).toEqual({
    files: ["statements_2025-01.zip", "outbox_2025-01.zip", "journal_2025-01-J1.zip"],
    difference: "$0.00",
  });
  const tables = await tablesIn(pane);
  expect(tables.get("tables/Periods.csv")).toMatch(/2025-01.*,Open,/);
  expect(tables.get("tables/Log.csv")).toContain("A late correction of the cluster's file");
  expect(wide).toEqual([]);
  expect(pane.errors).toEqual([]);
  await pane.close();
});
