/** A month by automation/month.sh and the real program: it stops, people decide, it goes on, then nothing changes. */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { Cli, program, SAMPLES } from "../support/cli";
import { ShellJob, shellTest } from "./shell-job";

const cli = new Cli();
const job = new ShellJob(`node ${program()}`);
afterAll(() => {
  job.remove();
  cli.remove();
});

const book = async (...args: string[]) =>
  await cli.bare(...args, "--workbook", job.path("book.xlsx"), "--json");
const deliver = (...names: string[]): void =>
  names.forEach((name) =>
    copyFileSync(join(SAMPLES, `${name}_2025-01.csv`), job.path(`inbox/${name}_2025-01.csv`)),
  );

shellTest("a month from the first file to its closing, one run a day", async () => {
  expect((await book("init", "--reference", join(SAMPLES, "reference"))).code).toBe(0);
  expect(await job.run()).toMatchObject({ code: 2, told: ["2025-01: no files yet"] });

  deliver("hpc", "storage");
  expect(await job.run()).toMatchObject({ code: 2, told: ["2025-01: a source has no file yet"] });
  expect(job.read("told.txt")).toMatch(/no file of AWS was imported/);

  deliver("aws", "azure");
  expect(await job.run()).toMatchObject({ code: 2, told: ["2025-01: a person must decide"] });
  expect(job.read("told.txt")).toMatch(/18 charges wait for a decision/);
  expect(await job.run()).toMatchObject({ code: 2, told: [] });

  const decided = await book("review", "reject", "--period", "2025-01", "--all", "--note", "for this test");
  expect(decided.json["pending"]).toBe(0);
  expect(await job.run()).toMatchObject({ code: 0, told: ["2025-01: the month is through"] });
  const state = await everything();
  expect(state).toMatch(/outbox\/2025-01-0001_.*\.eml/);

  expect(await job.run()).toMatchObject({ code: 0, stdout: "", told: [] });
  expect(await everything()).toBe(state);

  expect((await book("periods", "close", "--period", "2025-01")).code).toBe(0);
  expect(await job.run()).toMatchObject({ code: 0, stdout: "", told: [] });
});

/** Names and contents of all that the month made. */
async function everything(): Promise<string> {
  const copy = new Cli();
  const names = copy.copyFrom({ folder: job.folder } as Cli).files();
  const made = names.filter((name) => /^(book\.xlsx|(statements|outbox|journal)\/)/.test(name));
  const lines = made.map((name) => `${name} ${copy.state(name).split(" ")[0]}`);
  copy.remove();
  return await Promise.resolve(lines.join("\n"));
}
