/** A program that is killed, or that meets another one, never leaves half a workbook. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Cli, SAMPLES } from "../support/cli";

const FILES = ["aws", "azure", "hpc", "storage"].map((name) => join(SAMPLES, `${name}_2025-01.csv`));
const template = new Cli("template");
/** Hash of the workbook before and after the import; the same instant makes the same bytes. */
let old: string;
let done: string;
let takes: number;

beforeAll(async () => {
  await template.json("init", "--reference", join(SAMPLES, "reference"));
  old = hash(template);
  const whole = new Cli("whole").copyFrom(template);
  const start = Date.now();
  expect((await whole.json("import", ...FILES)).code).toBe(0);
  takes = Date.now() - start;
  done = hash(whole);
  whole.remove();
});
afterAll(() => template.remove());

function hash(cli: Cli): string {
  return cli.state("book.xlsx").slice(0, 64);
}

/** A command has begun with the workbook. */
async function locked(cli: Cli): Promise<void> {
  while (!existsSync(cli.path("book.xlsx.lock"))) await wait(2);
}

test("killed at any moment of an import, the workbook is the old or the new one, and the import can be run again", async () => {
  const cli = new Cli("killed").copyFrom(template);
  const seen: string[] = [];
  // As soon as it has begun, and then at shares of the time that it took: on a busy machine those may fall anywhere.
  for (const share of [null, 0.35, 0.55, 0.65, 0.75, 0.85, 0.92, 0.97]) {
    const child = cli.start("import", ...FILES);
    const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
    if (share === null) await locked(cli);
    else await wait(takes * share);
    child.kill("SIGKILL");
    await ended;
    seen.push(hash(cli) === old ? "old" : hash(cli) === done ? "new" : "broken");
  }
  expect(seen).not.toContain("broken");
  expect(seen).toContain("old");

  const again = await cli.json("import", ...FILES);
  expect(again.code).toBe(0);
  expect(hash(cli)).toBe(done);
  expect(cli.files().filter((name) => name.includes(".lock"))).toEqual([]);
  cli.remove();
});

test("two commands do not write at the same time", async () => {
  const cli = new Cli("two").copyFrom(template);
  const first = cli.start("import", ...FILES);
  const ended = new Promise<number | null>((resolve) => first.once("close", resolve));
  await locked(cli);
  first.kill("SIGSTOP");
  const second = await cli.json("sources", "add", "Backup");
  first.kill("SIGCONT");
  expect([second.code, second.json["error"]]).toEqual([
    1,
    "Another command is at work on book.xlsx. Wait until it is done and run this one again. Nothing was written.",
  ]);
  expect(await ended).toBe(0);
  expect(hash(cli)).toBe(done);
  cli.remove();
});
