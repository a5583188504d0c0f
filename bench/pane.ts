/** An import in the real pane in Chromium: how long it keeps the pane's thread from drawing. Excel works elsewhere. */
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { chromium, type CDPSession, type Page } from "playwright-core";
import { generateReferenceFiles } from "./generate";
import { benchPath, PIS } from "./inputs";

export interface PaneFigures {
  /** Tasks of the pane's thread from choosing the file to "Imported", by the browser's long-task observer. */
  readonly longestTaskMs: number;
  readonly tasksOver50: number;
  readonly tasksOver100: number;
  /** From choosing the file until the preview is there, and from pressing Import to "Imported". */
  readonly previewSeconds: number;
  readonly importSeconds: number;
  /** Of the pane's thread; the worker's is not among it. */
  readonly peakHeapMegabytes: number;
}

interface LongTask {
  readonly startTime: number;
  readonly duration: number;
}

const ROOT = join(import.meta.dirname, "..");
const PATIENCE = 600_000;
/** Excel's stand-in is in a worker there: in a browser Excel is in a process of its own, too. */
const PAGE = "/pane.html?excel=apart";
const OBSERVE = `
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.longTasks.push({ startTime, duration });
  }).observe({ type: "longtask", buffered: true });
`;

export async function measurePane(folder: string): Promise<PaneFigures> {
  const server = await startPreview();
  const browser = await chromium.launch({ ...browserOptions(), headless: true });
  try {
    const page = await browser.newPage({ viewport: { width: 350, height: 600 } });
    page.setDefaultTimeout(PATIENCE);
    await page.addInitScript(OBSERVE);
    await page.goto(`${server.address}${PAGE}`);
    await setUp(page);
    return await importFile(page, benchPath(folder));
  } finally {
    await browser.close();
    server.stop();
  }
}

async function setUp(page: Page): Promise<void> {
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  await button("Set up this workbook").click();
  await page.getByLabel("Your name or address").fill("bench");
  await button("Continue").click();
  await page.getByText("Reference tables").click();
  const files = Object.entries(generateReferenceFiles({ pis: PIS })).map(([name, text]) => ({
    name,
    mimeType: "text/csv",
    buffer: Buffer.from(text),
  }));
  await page.locator("ocb-reference-files input[type=file]").setInputFiles(files);
  await page.getByRole("button", { name: /^Load \d+ files/ }).click();
  await page.getByText(/^Loaded /).waitFor();
}

async function importFile(page: Page, path: string): Promise<PaneFigures> {
  const session = await page.context().newCDPSession(page);
  const heap = watchHeap(session);
  await page.evaluate("longTasks.length = 0");
  const start = performance.now();
  await page.locator("ocb-file-drop input[type=file]").first().setInputFiles(path);
  await page.getByRole("button", { name: "Import 1 file" }).and(page.locator(":enabled")).waitFor();
  const seen = performance.now();
  await page.getByRole("button", { name: "Import 1 file" }).click();
  await page
    .getByText(/^Imported [\d,]+ charges/)
    .first()
    .waitFor();
  const done = performance.now();
  // The month is read again after it.
  await page.waitForTimeout(1_000);
  const tasks = await page.evaluate<LongTask[]>("longTasks");
  const durations = tasks.map(({ duration }) => duration);
  return {
    longestTaskMs: Math.max(0, ...durations),
    tasksOver50: durations.length,
    tasksOver100: durations.filter((ms) => ms > 100).length,
    previewSeconds: (seen - start) / 1000,
    importSeconds: (done - seen) / 1000,
    peakHeapMegabytes: await heap(),
  };
}

/** @returns the most heap that the page used, looked at in between */
function watchHeap(session: CDPSession): () => Promise<number> {
  let most = 0;
  const look = async (): Promise<void> => {
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    most = Math.max(most, usedSize);
  };
  const timer = setInterval(() => void look().catch(() => undefined), 500);
  return async () => {
    clearInterval(timer);
    await look();
    return most / 1e6;
  };
}

function startPreview(): Promise<{ readonly address: string; readonly stop: () => void }> {
  const args = [join(ROOT, "scripts", "preview.mjs"), "--port", "0", "--with-parent"];
  const server = spawn(process.execPath, args, { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"] });
  let said = "";
  return new Promise((resolve, reject) => {
    server.stdout.on("data", (bytes: Buffer) => {
      said += bytes.toString("utf8");
      const address = /The preview is at (http:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve({ address, stop: () => void server.stdin.end() });
    });
    server.once("exit", () => reject(new Error("The preview could not be started.")));
  });
}

function browserOptions(): { executablePath: string; args: string[] } {
  const script = join(ROOT, "scripts", "browser.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr.trim());
  return JSON.parse(stdout) as { executablePath: string; args: string[] };
}
