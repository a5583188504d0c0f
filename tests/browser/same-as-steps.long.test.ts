/** The sample months walked through the pane leave what the steps leave: the files of sample_data/expected. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import PostalMime from "postal-mime";
import { parseDecisions } from "../../src/script/demo/sample-month";
import { expectedFiles } from "../golden/sample-months";
import { inBrowser } from "./support/begin";
import { tablesIn } from "./support/cells";
import { mouse, type Hand } from "./support/hand";
import { openPane } from "./support/pane";
import { ROOT } from "./support/preview-server";
import { settles } from "./support/settles";
import {
  decide,
  difference,
  firstRun,
  makeStatements,
  openStep,
  send,
  takeIn,
  waiting,
  writeJournal,
} from "./support/walk";

// Those of tests/golden/sample-months.ts, which made the files.
const NOW = "2026-01-15T09:00:00Z";
const BY = "golden";
const SAMPLES = join(ROOT, "sample_data");
const DECISIONS = parseDecisions(readFileSync(join(SAMPLES, "decisions.json"), "utf8"));

inBrowser();

test("two months by clicks: tables cell by cell, PDFs, mails and journals are the golden ones", async () => {
  const pane = await openPane({ now: NOW });
  const hand = mouse(pane.page);
  const files = new Files();

  await firstRun(hand, BY);
  await month(hand, files, "2025-01");
  await openStep(hand, "Import");
  const [chooser] = await Promise.all([pane.page.waitForEvent("filechooser"), hand.press("Choose files…")]);
  await chooser.setFiles(["aws", "azure", "hpc", "storage"].map((s) => join(SAMPLES, `${s}_2025-12.csv`)));
  await month(hand, files, "2025-12");

  const expected = expectedFiles();
  const texts = await tablesIn(pane);
  for (const [name, text] of files.texts) texts.set(name, text);
  texts.set("files.csv", files.list());
  const compared = [...expected.keys()].filter((name) => !name.startsWith("tie-out_")).sort();
  expect([...texts.keys()].sort()).toEqual(compared);
  const differences = compared.map((name) => firstDifference(name, texts.get(name), expected.get(name)));
  expect(differences.filter((words) => words !== "")).toEqual([]);
  expect(pane.errors).toEqual([]);
  await pane.close();
});

async function month(hand: Hand, files: Files, period: string): Promise<void> {
  await takeIn(hand);
  await hand.press("Go to Review");
  let left = await waiting(hand.page);
  for (const decision of DECISIONS) {
    if (left === 0) break;
    left = (await decide(hand, decision)) ?? left;
  }
  expect(left).toBe(0);
  await openStep(hand, "Statements");
  files.takePdfs((await makeStatements(hand)).bytes);
  await hand.press("Go to Send");
  await files.takeMails((await send(hand)).bytes, period);
  await hand.press("Go to Journal");
  files.takeJournal(await writeJournal(hand));
  await hand.press("Go to Close");
  await settles(() => difference(hand.page), "$0.00");
}

/** What left the pane, as the golden files list it. */
class Files {
  readonly texts = new Map<string, string>();
  private readonly hashes = new Map<string, string>();

  takePdfs(zip: Uint8Array): void {
    for (const [path, bytes] of Object.entries(unzipSync(zip))) this.note(path, bytes);
  }

  async takeMails(zip: Uint8Array, period: string): Promise<void> {
    for (const bytes of Object.values(unzipSync(zip))) {
      const { to } = await PostalMime.parse(bytes);
      const addresses = (to ?? []).map((address) => address.address).join(" ");
      this.note(`outbox/${addresses} ${period}.eml`, bytes);
    }
  }

  /** With its control sheet. */
  takeJournal({ bytes }: { readonly bytes: Uint8Array }): void {
    for (const [path, file] of Object.entries(unzipSync(bytes))) this.texts.set(path, strFromU8(file));
  }

  list(): string {
    const rows = [...this.hashes].sort(([a], [b]) => (a < b ? -1 : 1)).map((row) => row.join(","));
    return `${["File,Bytes,SHA-256", ...rows].join("\n")}\n`;
  }

  private note(path: string, bytes: Uint8Array): void {
    this.hashes.set(path, `${bytes.length},${createHash("sha256").update(bytes).digest("hex")}`);
  }
}

/** @returns "" where they are equal, else the first line that differs */
function firstDifference(name: string, actual = "", expected = ""): string {
  if (actual === expected) return "";
  const [a, b] = [actual.split("\n"), expected.split("\n")];
  const line = a.findIndex((text, i) => text !== b[i]);
  return `${name}, line ${line + 1}: got "${a[line] ?? ""}", expected "${b[line] ?? ""}"`;
}
