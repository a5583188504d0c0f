/** The evidence pack's page in a browser: no script, nothing from a network, every link a file, nothing for axe. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { makeEvidencePack } from "../../src/steps/evidence";
import { BEN, focusFile, JANUARY, MemoryFiles, newMonth } from "../support/month";
import { axe } from "./support/axe";
import { closeBrowser, theBrowser } from "./support/browser";
import { settles } from "./support/settles";
import { slowed } from "./support/slow";

jest.setTimeout(900_000);
afterAll(closeBrowser);

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "evidence-page-"));
  const month = await newMonth();
  const input = focusFile("hpc_2025-01.csv", [
    { billed: "10.005", resource: "<script>alert(1)</script>" },
    { billed: "20", list: "31.7", pi: BEN, project: "polymer" },
    { billed: "3", project: 'unheard-of & "new"' },
  ]);
  await month.importFiles([input]);
  await month.decide("reject", "all", "<b>not</b> ours");
  await month.finish();
  const saver = new MemoryFiles("evidence");
  const tools = { saver, reader: month.journalFiles, fonts: month.fonts };
  const { path } = await makeEvidencePack(month.host(), { period: JANUARY, inputs: [] }, tools);
  for (const [name, bytes] of Object.entries(unzipSync(saver.files.get(path)!))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([1280, 320])("at %i px", async (width) => {
  const browser = await theBrowser();
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await slowed(page);
  const asked: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => errors.push(message.text()));
  const address = pathToFileURL(join(folder, "index.html")).href;
  await page.goto(address);
  expect([asked, errors]).toEqual([[address], []]);
  expect(await page.title()).toBe("Evidence of January 2025, Example University, Research Computing");
  await settles(() => page.locator("script, b").count(), 0);
  const links = await page.evaluate<string[]>("[...document.querySelectorAll('a[href]')].map((a) => a.href)");
  const files = links.map((href) => href.split("#")[0] ?? "");
  expect(files.length).toBeGreaterThan(40);
  for (const file of files) expect([file, existsSync(fileURLToPath(file))]).toEqual([file, true]);
  for (const target of links.flatMap((href) => (href.includes("#") ? [href.split("#")[1] ?? ""] : [])))
    await settles(async () => [target, await page.locator(`[id="${target}"]`).count()], [target, 1]);
  // Tables scroll in their own frames; the page does not move sideways.
  const overflow = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect(overflow).toBe(0);
  expect(await axe(page)).toEqual([]);
  await page.close();
});
