/**
 * Others in the same workbook, and Excel failing: what happened, what was written and what to do is said, nothing is
 * half done, and the step run again succeeds. The tests go on with one month, in their order.
 */
import { inBrowser, setUp } from "./support/begin";
import type { Hand } from "./support/hand";
import type { OpenPane } from "./support/pane";
import { settles } from "./support/settles";
import { openStep, said, waiting } from "./support/walk";

let pane: OpenPane;
let hand: Hand;

inBrowser();
beforeAll(async () => {
  ({ pane, hand } = await setUp({ width: 320 }));
  await pane.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
});

/** Characters; only the request that writes the charges is as long. */
const LONG = 100_000;

/** Rows of the Charges sheet. */
const charges = (): Promise<number> =>
  pane.on(({ workbook }) => {
    const { sheet, body, area } = workbook.table("Charges");
    let rows = 0;
    for (let row = body.top; row <= body.bottom; row += 1)
      if ((sheet.value(row, area.left) ?? "") !== "") rows += 1;
    return rows;
  });

/** Somebody writes a decision into Review on the Charges sheet, at the first pending charge with the flag. */
const decideInSheet = (flag: string, review: string, by: "Local" | "Remote"): Promise<void> =>
  pane.with({ flag, review, by }, ({ workbook }, edit) => {
    const { sheet, body, area, columns } = workbook.table("Charges");
    const at = (heading: string): number =>
      area.left + columns.findIndex((column) => column.name === heading);
    for (let row = body.top; row <= body.bottom; row += 1) {
      const flags = sheet.value(row, at("Flags"));
      const isWanted = typeof flags === "string" && flags.includes(edit.flag);
      if (!isWanted || sheet.value(row, at("Review")) !== "Pending") continue;
      const column = String.fromCharCode(65 + at("Review"));
      workbook.edit(sheet.name, `${column}${row + 1}`, [[edit.review]], edit.by);
      return;
    }
    throw new Error(`No pending charge is flagged ${edit.flag}.`);
  });

const alert = () => pane.page.getByRole("alert");

test("while a cell is edited Excel answers nothing: the pane says to press Enter or Esc", async () => {
  await pane.on(({ host }) => void (host.cellEditMode = true));
  await hand.press("Import 4 files");
  await alert()
    .getByText(/Enter or Esc/)
    .waitFor();
  await pane.on(({ host }) => void (host.cellEditMode = false));
  await hand.press("Dismiss");
  expect(await charges()).toBe(0);
});

test("a co-worker's step stands in the way, with who and since when, until it is taken over", async () => {
  await pane.on(({ workbook }) => {
    const now = new Date().toISOString().replace(/\.\d+/, "");
    workbook.edit("At Work", "A5:E5", [["Review", "Quinn", now, now, "quinns-token"]]);
  });
  await hand.press("Import 4 files");
  const who = pane.page.getByText(/Quinn has Review under way since \d\d:\d\d/);
  await who.waitFor();
  await hand.press("Try again");
  await who.waitFor();
  expect(await charges()).toBe(0);
  // The next test looks at what a failure says: the charges are written, but the answer is lost, and all after it.
  await pane.with(LONG, ({ host }, long) => {
    const { bridge } = host;
    const send = bridge.sendMessageToHost.bind(bridge);
    bridge.sendMessageToHost = (text) => {
      if (text.length > long) {
        bridge.sendMessageToHost = send;
        host.failAt(1, "AccessDenied", "after", { repeated: true });
      }
      send(text);
    };
  });
  await hand.press("Take over");
  await alert().waitFor();
});

test("a request that fails: what happened, what was written, what to do, with details to copy", async () => {
  await alert().filter({ hasText: "This did not work" }).waitFor();
  await alert()
    .filter({ hasText: /Written so far: .* Run the step again/ })
    .waitFor();
  expect(await charges()).toBe(607);
  await hand.press("Copy details");
  await alert().getByText("Copied.").waitFor();
  const copied = await pane.page.evaluate<string>("navigator.clipboard.readText()");
  expect(copied).toMatch(/^Import, \d{4}-/);
  expect(copied).toContain("AccessDenied");
});

test("the step run again succeeds, and nothing is there twice", async () => {
  await pane.on(({ host }) => host.clearFaults());
  await hand.press("Try again");
  // The answer was lost, not the work: the pane shows that nothing is left to do, and writes nothing twice.
  await pane.page.getByText(/^The workbook has exactly these rows already/).waitFor();
  await hand.press("Import 4 files");
  await said(pane.page, /^Nothing changed: the workbook has these rows already/).waitFor();
  expect(await charges()).toBe(607);
});

test("a decision written into the sheet is taken up by Review, and by the next step for good", async () => {
  await openStep(hand, "Review");
  const before = await waiting(pane.page);
  await decideInSheet("Pattern found", "Rejected", "Local");
  await pane.page.getByText(new RegExp(`^\\s*${before - 1} of 607 charges wait`)).waitFor();
  await hand.press("Run rules again");
  await said(
    pane.page,
    new RegExp(`^The rules have looked at every charge. ${before - 1} charges pending`),
  ).waitFor();
  await hand.press("Log");
  await pane.page
    .getByText(/Rejected/)
    .first()
    .waitFor();
  await hand.press("Month");
});

test("a co-worker's edit between preview and write is noticed, shown, and asked again", async () => {
  await openStep(hand, "Statements");
  const summary = pane.page.getByText(/^\s*\d+ statements, .* in all/);
  const before = await summary.textContent();
  await decideInSheet("Amount above limit", "Approved", "Remote");
  await pane.page.getByText("The workbook changed since this preview.").waitFor();
  await hand.press("Make all statements");
  await pane.page.getByText(/^The workbook changed while you were looking/).waitFor();
  await settles(async () => (await summary.textContent()) === before, false);
  expect(await pane.on(({ workbook }) => workbook.table("Statements").body.bottom)).toBeLessThan(10);
  await hand.press("Make all statements");
  await said(pane.page, /statements are in the workbook/).waitFor();
  expect(pane.errors).toEqual([]);
});
