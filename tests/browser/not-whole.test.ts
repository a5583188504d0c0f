/** A workbook that is not whole, as the pane tells it: what is to be renamed back, and what is added by one button. */
import { inBrowser, setUp } from "./support/begin";
import { keyboard, mouse } from "./support/hand";
import { paneOf, type OpenPane } from "./support/pane";
import { settles } from "./support/settles";

let holder: OpenPane;
let pane: OpenPane;

inBrowser();
beforeAll(async () => void ({ pane: holder } = await setUp()));

const rename = (on: OpenPane, from: string, to: string): Promise<void> =>
  on.with([from, to] as const, ({ workbook }, [before, after]) => {
    const table = workbook.table("Splits");
    const column = table.columns.find(({ name }) => name === before);
    if (column !== undefined) table.renameColumn(column, after);
  });

test("sheets of a newer version are added where the pane opens, by the keyboard too", async () => {
  await holder.on(({ workbook }) => workbook.deleteSheet(workbook.sheet("Rates")));
  pane = await paneOf(holder);
  await pane.page
    .getByText(/^The workbook lacks the sheet Rates: .* Press Add what is missing: that adds it\./)
    .waitFor();
  await keyboard(pane.page).press("Add what is missing");
  await pane.page.getByText("Added: sheet Rates.").waitFor();
  await pane.page.getByRole("navigation").waitFor();
  expect(pane.errors).toEqual([]);
});

test("a column that was renamed is to be renamed back: nothing is offered to be added", async () => {
  await rename(holder, "Share %", "Share");
  await pane.page.reload();
  await pane.page
    .getByText(
      /^The table Splits has no column Share %; where it should be stands "Share": .*Rename the heading back\. Nothing was written\.$/,
    )
    .waitFor();
  await settles(() => pane.page.getByRole("button", { name: "Add what is missing" }).count(), 0);
  await rename(holder, "Share", "Share %");
  await mouse(pane.page).press("Try again");
  await pane.page.getByRole("navigation").waitFor();
  expect(pane.errors).toEqual([]);
});
