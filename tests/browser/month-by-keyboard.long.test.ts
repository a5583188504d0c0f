/** The same month by Tab, Enter, Space and typing alone, in a pane of 320 px. */
import { inBrowser } from "./support/begin";
import { keyboard } from "./support/hand";
import { focusIsSeen, tooWide } from "./support/looks";
import { walkMonth } from "./support/month";
import { openPane } from "./support/pane";

inBrowser();

test("a month by keyboard: every control is reached, shows its focus, and nothing scrolls sideways", async () => {
  const pane = await openPane({ width: 320 });
  const wide: string[] = [];
  const walked = await walkMonth(keyboard(pane.page, focusIsSeen), "Robin", async (stage) => {
    if ((await tooWide(pane.page)) > 0) wide.push(stage);
  });
  expect(walked.files).toEqual(["statements_2025-01.zip", "outbox_2025-01.zip", "journal_2025-01-J1.zip"]);
  expect(walked.difference).toBe("$0.00");
  expect(wide).toEqual([]);
  expect(pane.errors).toEqual([]);
  await pane.close();
});
