/** The preview page itself: the pane starts beside the sheets, quickly and without calling anybody. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { axe } from "./support/axe";
import { inBrowser } from "./support/begin";
import { tooWide } from "./support/looks";
import { openPane, openPreview, screenshot } from "./support/pane";
import { ROOT } from "./support/preview-server";
import { eventually, settles } from "./support/settles";
import { best, SECOND, slowness } from "./support/speed";

inBrowser();

test("the sample month is one click away, and stands in the sheets", async () => {
  const preview = await openPreview();
  const { page } = preview;
  const pane = page.frameLocator("#pane");
  await pane.getByRole("button", { name: "Set up this workbook" }).waitFor();
  expect(await axe(page)).toEqual([]);

  await page.getByRole("button", { name: "Load the sample month" }).first().click();
  await pane.getByRole("textbox", { name: "Your name or address" }).fill("Robin");
  await pane.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("tab", { name: "People" }).click();
  await page.getByRole("gridcell", { name: "Email" }).waitFor();
  await screenshot(page, "preview");
  await eventually(async () =>
    expect(await preview.on(({ workbook }) => workbook.table("People").body.bottom)).toBeGreaterThan(5),
  );
  expect(await axe(page)).toEqual([]);
  expect(preview.errors).toEqual([]);
  await preview.close();
});

test("a cell is edited as a co-worker, a column filtered, a request failed", async () => {
  const preview = await openPreview();
  const { page } = preview;
  await preview.on(({ host, workbook }) => {
    const sheet = workbook.sheet("Sheet1");
    const rows = Array.from({ length: 5000 }, (_row, n) => [`c${n}`, n % 2 === 0 ? "Held" : "OK"]);
    host.type("Sheet1", "A1", [["Key", "Review"], ...rows]);
    workbook.addTable(sheet, sheet.rect("A1:B5001"), true, "Try");
  });
  await page.getByLabel("Cells are edited by").selectOption("a co-worker");
  await page.getByRole("gridcell", { name: "c3", exact: true }).click();
  await page.keyboard.press("F2");
  await page.locator("input.editor").fill("changed");
  await page.keyboard.press("Enter");
  await settles(() => preview.on(({ workbook }) => workbook.sheet("Sheet1").value(4, 0)), "changed");

  await page.getByRole("button", { name: "Filter Review" }).click();
  await page.getByRole("button", { name: "None" }).click();
  await page.getByRole("checkbox", { name: "Held" }).check();
  await page.getByRole("button", { name: "Apply" }).click();
  await page.getByRole("gridcell", { name: "changed" }).waitFor({ state: "detached" });
  // Far below, only the rows in sight are in the page.
  await page
    .getByRole("grid")
    .evaluate((grid: { scrollTo: (x: number, y: number) => void }) => grid.scrollTo(0, 36_400));
  await page.getByRole("gridcell", { name: "c3640", exact: true }).waitFor();
  await eventually(async () => expect(await page.getByRole("row").count()).toBeLessThan(80));

  await page.getByRole("button", { name: "Fail the next request" }).click();
  const seen = await preview.on(({ host }) => {
    const { bridge } = host;
    return new Promise<string>((resolve) => {
      bridge.onMessageFromHost = (text: string) => resolve(text);
      bridge.sendMessageToHost(JSON.stringify({ id: 1, message: { body: "{}" } }));
    });
  });
  expect(seen).toContain("GeneralException");
  await preview.close();
});

test.each([
  ["light", false],
  ["dark", false],
  ["light", true],
] as const)(
  "alone at 320 px nothing is cut off, and axe finds nothing (%s, forced colours %s)",
  async (scheme, forced) => {
    const { page, errors, close } = await openPane({ width: 320, scheme, forcedColors: forced });
    await page.getByRole("button", { name: "Set up this workbook" }).waitFor();
    await settles(() => tooWide(page), 0);
    expect(await axe(page)).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  },
);

/** The best of several, because other tests run at the same time. */
test("the pane is usable within a second of Excel being connected", async () => {
  const milliseconds = await best(8, async () => {
    const { page, close } = await openPane();
    await page.getByRole("button", { name: "Set up this workbook" }).waitFor();
    const time = await page.evaluate<number>(
      "performance.now() - performance.getEntriesByName('excel-connected')[0].startTime",
    );
    const slower = await slowness(page);
    await close();
    return time / slower;
  });
  process.stdout.write(`Usable after ${milliseconds.join(", ")} ms\n`);
  expect(Math.min(...milliseconds)).toBeLessThan(SECOND);
});

test("at first the pane loads at most 150 KB of script, gzipped", () => {
  const script = join(ROOT, "scripts", "bundle-sizes.mjs");
  const { stdout } = spawnSync(process.execPath, [script, join(ROOT, "build/preview"), "pane.html"], {
    encoding: "utf8",
  });
  const { initial, onDemand } = JSON.parse(stdout) as { initial: number; onDemand: number };
  process.stdout.write(`Script, gzipped: ${initial} bytes at first, ${onDemand} on demand\n`);
  expect(initial).toBeGreaterThan(20_000);
  expect(initial).toBeLessThanOrEqual(150_000);
});

describe("a pane that cannot start says why", () => {
  test.each([
    ["Office.js does not load", /excel-client|connect\.js/, /could not load Office\.js.*Check the network/],
    [
      "its own program does not load",
      /taskpane\.\w+\.js/,
      /A part of OpenChargeback could not be loaded: .*taskpane/,
    ],
  ])("%s", async (_name, broken, message) => {
    const { page, close } = await openPane();
    await page.route(broken, (route) => route.abort());
    await page.reload();
    await page.getByRole("alert").filter({ hasText: message }).waitFor();
    await page.getByText("Loading OpenChargeback").waitFor({ state: "hidden" });
    await close();
  });

  test("Excel's browser is too old", async () => {
    const { page, close } = await openPane();
    await page.addInitScript("delete Array.prototype.at");
    await page.reload();
    await page.getByRole("alert").filter({ hasText: "too old for OpenChargeback" }).waitFor();
    await close();
  });

  test("until it is there, it says that it loads", async () => {
    const { page, close } = await openPane();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/taskpane\.\w+\.js/, async (route) => {
      await held;
      await route.continue();
    });
    await page.reload({ waitUntil: "commit" });
    await page.getByText("Loading OpenChargeback").waitFor();
    release();
    await page.getByRole("button", { name: "Set up this workbook" }).waitFor();
    await close();
  });
});
