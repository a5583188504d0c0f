/** The charge browser: what it says is in sight is what the sheet shows, and the PI picked stands on the PI page. */
import { axe } from "./support/axe";
import { inBrowser, withMonth } from "./support/begin";
import { keyboard, mouse, type Hand } from "./support/hand";
import { focusIsSeen, portraits, tooWide } from "./support/looks";
import type { OpenPane } from "./support/pane";
import { settles } from "./support/settles";

let pane: OpenPane;
let hand: Hand;

inBrowser();
beforeAll(async () => void ({ pane, hand } = await withMonth({ width: 320 })));

interface Seen {
  readonly sheet: string;
  readonly all: number;
  /** Texts of the rows in sight. */
  readonly rows: readonly { readonly review: string; readonly pi: string; readonly amount: number }[];
}

/** What the person sees of Charges. */
const seen = (): Promise<Seen> =>
  pane.on(({ workbook, host }) => {
    const { sheet, body, area, columns } = workbook.table("Charges");
    const at = (heading: string) => area.left + columns.findIndex((column) => column.name === heading);
    const rows = [];
    for (let row = body.top; row <= body.bottom; row += 1)
      if (!sheet.isHidden(row))
        rows.push({
          review: sheet.textAt(row, at("Review")),
          pi: sheet.textAt(row, at("PI")),
          amount: Number(sheet.value(row, at("Amount"))),
        });
    return { sheet: host.activeSheet.name, all: body.bottom - body.top + 1, rows };
  });

/** The status line says what the sheet shows: how many rows, and what they come to. */
async function saysWhatIsSeen(view: string): Promise<Seen> {
  const inSight = /: ([\d,]+) charges? in sight, \$([\d,.]+)\.\s*$/;
  const line = pane.page.getByRole("status").filter({ hasText: `${view}: ` });
  const words = await settles(() => line.textContent(), expect.stringMatching(inSight));
  const [, count = "", money = ""] = inSight.exec(words ?? "") ?? [];
  const found = await seen();
  expect(found.sheet).toBe("Charges");
  expect(Number(count.replaceAll(",", ""))).toBe(found.rows.length);
  const sum = found.rows.reduce((total, row) => total + row.amount, 0);
  expect(Number(money.replaceAll(",", ""))).toBeCloseTo(sum, 1);
  return found;
}

const button = (name: string) => pane.page.getByRole("button", { name, exact: true });

test("pending charges, the largest ones, all of them", async () => {
  await hand.press("Browse");
  await hand.press("Pending");
  const pending = await saysWhatIsSeen("Pending");
  expect(pending.rows.length).toBeGreaterThan(5);
  expect(new Set(pending.rows.map((row) => row.review))).toEqual(new Set(["Pending"]));
  await settles(() => button("Pending").getAttribute("aria-pressed"), "true");

  await hand.press("Largest 50");
  const largest = await saysWhatIsSeen("Largest 50");
  expect(largest.rows.length).toBe(50);

  await hand.press("All charges");
  const all = await saysWhatIsSeen("All charges");
  expect(all.rows.length).toBe(all.all);
  const amounts = all.rows.map((row) => row.amount).sort((a, b) => b - a);
  expect(Math.min(...largest.rows.map((row) => row.amount))).toBe(amounts[49]);
});

test("one PI: the charges, and the page", async () => {
  const name = "Priyanka Solvane";
  const address = "priyanka.solvane@eng.example.edu";
  await hand.choose("PI", `${name} (${address})`);
  await hand.press("Show charges");
  const { rows } = await saysWhatIsSeen(name);
  expect(new Set(rows.map((row) => row.pi))).toEqual(new Set([address]));
  await hand.press("PI page");
  await pane.page.getByText(`The sheet PI shows ${name}.`).waitFor();
  const page = await pane.on(({ workbook, host }) => {
    const sheet = workbook.findSheet("PI");
    return { front: host.activeSheet.name, month: sheet?.textAt(2, 1), pi: sheet?.textAt(3, 1) };
  });
  expect(page).toEqual({ front: "PI", month: "2025-01", pi: address });
  for (const sheet of ["Dashboard", "Pivot"]) {
    await hand.press(sheet);
    await pane.page.waitForFunction(
      `window.openchargebackPreview.host.activeSheet.name === ${JSON.stringify(sheet)}`,
    );
  }
});

test("what changed since the month before, by keyboard", async () => {
  const keys = keyboard(pane.page, focusIsSeen);
  await button("Pending").waitFor();
  await settles(() => button("Changed since 2024-12").count(), 0);
  // The first total of January becomes one of December: all else is new.
  const moved = await pane.on(({ workbook }) => {
    const { sheet, body, area } = workbook.table("MonthlyTotals");
    workbook.edit(sheet.name, `B${body.top + 1}`, [["2024-12"]], "Local");
    return { pi: sheet.value(body.top, area.left + 2), service: sheet.value(body.top, area.left + 6) };
  });
  expect(moved.pi).not.toBe("");
  await pane.page.getByText("The workbook changed since").waitFor();
  await keys.press("Look again");
  await keys.press("Changed since 2024-12");
  await saysWhatIsSeen("Changed since 2024-12");
  await pane.page.getByRole("heading", { name: "Changed since 2024-12" }).waitFor();
  const items = pane.page.getByRole("listitem").filter({ hasText: /more|less/ });
  await items.nth(1).waitFor();
  const first = pane.page.getByRole("button", { name: /^Show charges of .* for / }).first();
  const [, name = "", service = ""] =
    /^Show charges of (.*) for (.*)$/.exec((await first.getAttribute("aria-label")) ?? "") ?? [];
  await keys.press(`Show charges of ${name} for ${service}`);
  const { rows } = await saysWhatIsSeen(`${name}, ${service}`);
  expect(new Set(rows.map((row) => row.pi)).size).toBe(1);
  await portraits(pane.page, "browse");
  await pane.page.setViewportSize({ width: 320, height: 600 });
  for (const colorScheme of ["light", "dark"] as const) {
    await pane.page.emulateMedia({ colorScheme });
    expect(await axe(pane.page)).toEqual([]);
  }
  await settles(() => tooWide(pane.page), 0);
  expect(pane.errors).toEqual([]);
});

test("a sheet that is not there is made when asked", async () => {
  await pane.on(({ workbook }) => workbook.deleteSheet(workbook.sheet("Pivot")));
  const hand = mouse(pane.page);
  await hand.press("Pivot");
  await pane.page.getByText(/^This workbook has no sheet Pivot/).waitFor();
  await hand.press("Add missing sheets");
  await pane.page.getByText("Added: sheet Pivot.").waitFor();
  await hand.press("Pivot");
  await pane.page.waitForFunction(`window.openchargebackPreview.host.activeSheet.name === "Pivot"`);
  expect(pane.errors).toEqual([]);
});
