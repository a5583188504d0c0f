/** axe-core finds nothing at 320 px, in light, dark and forced colours: every step of a month, and what stands beside. */
import { inBrowser } from "./support/begin";
import { faults } from "./support/faults";
import { mouse } from "./support/hand";
import { portraits } from "./support/looks";
import { walkMonth } from "./support/month";
import { openPane } from "./support/pane";

inBrowser();

test("every step of a month", async () => {
  const pane = await openPane({ width: 320 });
  const found: string[] = [];
  const looked: string[] = [];
  await walkMonth(mouse(pane.page), "Robin", async (stage) => {
    looked.push(stage);
    found.push(...(await faults(pane, stage)));
  });
  expect(looked.length).toBeGreaterThan(15);
  expect(found).toEqual([]);
  expect(pane.errors).toEqual([]);
  await pane.close();
});

test("Settings, Log and Help; a name asked for; a step that runs, and one that failed", async () => {
  const pane = await openPane({ width: 320 });
  const { page } = pane;
  const hand = mouse(page);
  const found: string[] = [];
  const look = async (stage: string): Promise<void> => {
    found.push(...(await faults(pane, stage)));
    await portraits(page, stage);
  };
  await hand.press("Set up this workbook");
  await page.getByRole("heading", { name: "Your name for the log" }).waitFor();
  await look("name");
  await hand.type("Your name or address", "Robin");
  await pane.on(({ host }) => void (host.latency = 700));
  await hand.press("Continue");
  await page.getByRole("progressbar").waitFor();
  await look("busy");
  await pane.on(({ host }) => void (host.latency = 0));
  await page.getByText(/^The workbook is set up/).waitFor();
  await look("empty");
  for (const step of ["Review", "Statements", "Send", "Journal", "Close"]) {
    await hand.press(new RegExp(`^not started *${step} `));
    await page.getByRole("button", { name: "Go to Import" }).waitFor();
    await look(`empty-${step.toLowerCase()}`);
  }
  const places = [
    ["Browse", "No month is open yet. Import the first files."],
    ["Settings", "Review rules"],
    ["Log", "Nothing was done in this workbook yet."],
    ["Help", "The month in six lines"],
  ] as const;
  for (const [place, seen] of places) {
    await hand.press(place);
    await page.getByText(seen, { exact: true }).waitFor();
    await look(place.toLowerCase());
  }
  await hand.press("Month");
  await hand.choose("Month", "Another month…");
  await hand.type("Month to open, such as 2025-02", "2025-02");
  await pane.on(({ host }) => host.failAt(1, "AccessDenied", "before", { repeated: true }));
  await hand.press("Open month");
  await page.getByRole("alert").getByRole("button", { name: "Copy details" }).waitFor();
  await look("error");
  expect(found).toEqual([]);
  expect(pane.errors).toEqual([]);
  await pane.close();
});
