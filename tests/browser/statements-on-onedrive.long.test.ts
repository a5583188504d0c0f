/** The month's PDFs saved beside the workbook on OneDrive, with Graph's stand-in and the sign-in faked at MSAL's border. */
import type { Locator } from "playwright-core";
import type { Fault, GraphHost } from "../../src/testing/graph-host";
import { inBrowser, withMonth } from "./support/begin";
import { tablesIn } from "./support/cells";
import { faults } from "./support/faults";
import type { Hand } from "./support/hand";
import { portraits } from "./support/looks";
import { ME, outlookFor } from "./support/outlook";
import type { OpenPane } from "./support/pane";
import { settles } from "./support/settles";
import { downloaded, makeStatements, openStep, said, writeJournal } from "./support/walk";

const OPEN: Fault = { kind: "status", status: 423, when: "before", code: "resourceLocked" };
const FOLDER = "Research Computing/Statements/2025-01";

let pane: OpenPane;
let hand: Hand;
let graph: GraphHost;

inBrowser();
beforeEach(async () => {
  ({ pane, hand } = await withMonth({ width: 320 }));
  graph = await outlookFor(pane.page);
  await openStep(hand, "Statements");
  await makeStatements(hand);
});
afterEach(async () => {
  expect(graph.complaints).toEqual([]);
  await pane.close();
  await graph.stop();
});

const lying = (): string[] =>
  graph.state.drives
    .of(ME.address)
    .paths()
    .filter((path) => path.startsWith(FOLDER));
const addressOf = async (link: Locator): Promise<string> =>
  decodeURIComponent((await link.getAttribute("href")) ?? "");
const uploads = (): number => graph.log.filter(({ method }) => method === "PUT").length;
const links = async (): Promise<number> =>
  ((await tablesIn(pane)).get("tables/Statements.csv") ?? "").split("/Statements/2025-01/").length - 1;

test("all are saved with links that open them; a second time only what differs", async () => {
  const { page } = pane;
  expect(graph.log).toEqual([]);
  await hand.press("Save to OneDrive");
  await said(
    page,
    /^10 statements are in the workbook, and their PDFs lie beside it in Statements\/2025-01/,
  ).waitFor();
  expect(lying()).toHaveLength(10);
  expect(await links()).toBe(10);
  await page.getByText("All 10 lie on OneDrive beside the workbook.").waitFor();
  const link = page.getByRole("link", { name: "Open on OneDrive: José Nandwick" });
  await settles(
    () => addressOf(link),
    expect.stringMatching(/^https:.*\/Research Computing\/Statements\/2025-01\/2025-01-0002_.*\.pdf$/),
  );
  const found = await faults(pane, "on OneDrive");
  await portraits(page, "statements-onedrive");
  // The same files are still there to be downloaded.
  const zip = await downloaded(page, () => hand.press("Download all as one zip (10 files)"));
  expect(zip.bytes.length).toBeGreaterThan(10_000);
  const before = uploads();
  await hand.press("Save to OneDrive");
  await said(page, /none had changed/).waitFor();
  expect(uploads()).toBe(before);
  expect(found).toEqual([]);
  // A folder that is not there yet answers 404, which the browser tells.
  expect(pane.errors.filter((error) => !error.includes("404"))).toEqual([]);
});

test("the journal's file lies beside it too", async () => {
  const { page } = pane;
  await openStep(hand, "Journal");
  await writeJournal(hand);
  await hand.press("Save to OneDrive");
  await page
    .getByText("Journal/2025-01/2025-01-J1_general.csv lies on OneDrive beside the workbook.")
    .waitFor();
  const link = page.getByRole("link", { name: "Open on OneDrive: 2025-01-J1_general.csv" });
  const drive = graph.state.drives.of(ME.address);
  await settles(() => addressOf(link), expect.stringMatching(/\/Journal\/2025-01\/2025-01-J1_general\.csv$/));
  expect(
    drive.bytes("Research Computing/Journal/2025-01/2025-01-J1_general.csv")?.toString("utf8"),
  ).toContain("2025-01-J1");
  expect(await faults(pane, "journal on OneDrive")).toEqual([]);
});

test("stopped in the middle: the rest is saved the next time, and the workbook says nothing too early", async () => {
  const { page } = pane;
  let puts = 0;
  graph.faults.hook = ({ method }) => (method === "PUT" && ++puts > 3 ? OPEN : null);
  await hand.press("Save to OneDrive");
  const alert = page.getByRole("alert");
  await alert
    .getByText(/could not be saved on OneDrive: it is open\. Close it everywhere and try again/)
    .waitFor();
  expect(lying()).toHaveLength(3);
  expect(await links()).toBe(0);
  graph.faults.clear();
  await alert.getByRole("button", { name: "Try again" }).click();
  await said(page, /their PDFs lie beside it/).waitFor();
  expect(lying()).toHaveLength(10);
  expect(await links()).toBe(10);
});

test("who does not sign in, and a workbook that lies elsewhere, are told what to do", async () => {
  const { page } = pane;
  await pane.on((preview) => void (preview.signIn = "closes"));
  await hand.press("Save to OneDrive");
  await page
    .getByRole("alert")
    .getByText(/window was closed/)
    .waitFor();
  expect(lying()).toEqual([]);
  await page.evaluate("Office.context.document.url = 'C:\\\\Billing\\\\Chargeback.xlsx'");
  await openStep(hand, "Review");
  await openStep(hand, "Statements");
  await page.getByText("This workbook lies on this computer alone.").waitFor();
  await settles(() => page.getByRole("button", { name: "Save to OneDrive" }).count(), 0);
  expect(await faults(pane, "not on OneDrive")).toEqual([]);
});
