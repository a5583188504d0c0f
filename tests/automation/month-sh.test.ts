/** What automation/month.sh does with each answer of the program: a stand-in that answers what a test says. */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { ShellJob, shellTest } from "./shell-job";

/** Writes down what it is asked; its answers and exit codes lie in files named after the commands. */
const STAND_IN = `#!/bin/sh
folder=$(dirname "$0")
echo "$*" >>"$folder/asked.txt"
cat "$folder/$1.says" 2>/dev/null
exit "$(cat "$folder/$1.code" 2>/dev/null || echo 0)"
`;

let job: ShellJob;
beforeEach(() => {
  job = new ShellJob("./program.sh");
  job.write("program.sh", STAND_IN);
  job.write("inbox/hpc_2025-01.csv", "a");
});
afterEach(() => job.remove());

function answer(command: string, code: number, says = ""): void {
  job.write(`${command}.code`, String(code));
  job.write(`${command}.says`, says);
}
const asked = (): string[] =>
  job
    .read("asked.txt")
    .trim()
    .split("\n")
    .map((line) => line.replace(/ --workbook .*$/, "").replaceAll(`${job.folder}/`, ""));

shellTest("all goes well: the files are taken in, the month is run, people are told once", async () => {
  job.write("inbox/aws 2025-01.csv", "b");
  job.write("inbox/azure_2025-01.csv.part", "half");
  job.write("inbox/aws_2025-02.csv", "of another month");
  expect(await job.run()).toMatchObject({ code: 0, stderr: "", told: ["2025-01: the month is through"] });
  expect(asked()).toEqual([
    "periods list --json",
    "import inbox/aws 2025-01.csv inbox/hpc_2025-01.csv --period 2025-01",
    "completeness --period 2025-01 --json",
    "month --period 2025-01",
  ]);
  answer("month", 0, "no mail was written this time");
  expect(await job.run()).toMatchObject({ code: 0, stdout: "", told: [] });
  job.write("inbox/hpc_2025-01.csv", "a corrected file");
  expect((await job.run()).told).toEqual(["2025-01: the month is through"]);
});

shellTest("VIA says how mails leave, OUTPUT where files go", async () => {
  expect(await job.run({ VIA: "smtp", OUTPUT: "of January" })).toMatchObject({ code: 0 });
  expect(asked().at(-1)).toBe("month --period 2025-01 --out of January --via smtp");
});

shellTest.each([
  ["periods", 1, 1, "the workbook cannot be read"],
  ["import", 1, 1, "the import was refused"],
  ["completeness", 1, 1, "completeness could not be checked"],
  ["month", 1, 1, "failed"],
  ["month", 2, 2, "a person must decide"],
  ["month", 137, 1, "failed"],
])("%s ends with %i: the run ends with %i, and says why once", async (command, its, code, words) => {
  answer(command, its, "Because of this.");
  const ran = await job.run();
  expect([ran.code, ran.told]).toEqual([code, [`2025-01: ${words}`]]);
  expect(job.read("told.txt")).toContain("Because of this.");
  expect(await job.run()).toMatchObject({ code, told: [] });
  answer(command, its, "Something else.");
  expect((await job.run()).told).toEqual([`2025-01: ${words}`]);
});

shellTest("warnings of the import do not stop the month", async () => {
  answer("import", 2, "1 warning");
  expect((await job.run()).code).toBe(0);
});

shellTest("a source without a file stops it, unless that is allowed; other gaps do not", async () => {
  answer("completeness", 2, '{"missing":[{"kind":"Source","what":"AWS"}]}');
  expect(await job.run()).toMatchObject({ code: 2, told: ["2025-01: a source has no file yet"] });
  expect(asked().at(-1)).toBe("completeness --period 2025-01");
  expect((await job.run({ ALLOW_MISSING: "yes" })).code).toBe(0);
  expect(asked().at(-1)).toMatch(/^month .*--allow-missing$/);
  answer("completeness", 2, '{"missing":[{"kind":"PI","what":"Source"}]}');
  expect((await job.run()).code).toBe(0);
});

shellTest.each(["Closed", "Posted"])("a month that is %s is left alone", async (status) => {
  answer("periods", 0, `{"periods":[{"period":"2025-01","status":"${status}"}]}`);
  expect(await job.run()).toMatchObject({ code: 0, stdout: "", told: [] });
  expect(asked()).toEqual(["periods list --json"]);
  answer("periods", 0, `{"periods":[{"period":"2024-12","status":"${status}"}]}`);
  await job.run();
  expect(asked()).toHaveLength(5);
});

shellTest("no files yet", async () => {
  const empty = { INBOX: job.path("elsewhere") };
  expect(await job.run(empty)).toMatchObject({ code: 2, told: ["2025-01: no files yet"] });
  expect(await job.run(empty)).toMatchObject({ code: 2, told: [] });
});

shellTest("BEFORE brings the files; where it fails nothing is imported", async () => {
  const ran = await job.run({ BEFORE: 'echo x >"$INBOX/storage_$PERIOD.csv"' });
  expect(ran.code).toBe(0);
  expect(asked()[1]).toBe("import inbox/hpc_2025-01.csv inbox/storage_2025-01.csv --period 2025-01");
  const failed = await job.run({ BEFORE: "echo no route to host; exit 7" });
  expect(failed).toMatchObject({ code: 1, told: ["2025-01: the files could not be fetched"] });
  expect(job.read("told.txt")).toContain("no route to host");
});

shellTest("where people could not be told the run fails, and the next one tries again", async () => {
  answer("month", 2, "3 charges wait");
  const ran = await job.run({ NOTIFY: "exit 1" });
  expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining("NOTIFY failed")]);
  expect((await job.run()).told).toEqual(["2025-01: a person must decide"]);
});

shellTest("without NOTIFY all is printed, for cron to mail", async () => {
  answer("month", 2, "3 charges wait");
  const ran = await job.run({ NOTIFY: "" });
  expect(ran.stdout).toBe("OpenChargeback 2025-01: a person must decide\n3 charges wait");
});

shellTest("one run at a time; a lock whose process is gone is taken over", async () => {
  mkdirSync(job.path("state/lock"), { recursive: true });
  job.write("state/lock/pid", String(process.pid));
  const second = await job.run();
  expect([second.code, second.stderr]).toEqual([3, expect.stringContaining(`process ${process.pid}`)]);
  expect(job.read("asked.txt")).toBe("");
  const gone = spawnSync(process.execPath, ["-e", "0"]).pid;
  job.write("state/lock/pid", String(gone));
  expect((await job.run()).code).toBe(0);
  expect(job.read("state/lock/pid")).toBe("");
});

shellTest("without a month it is the one before this; what is no month is refused", async () => {
  await job.run({}, []);
  const now = new Date();
  const before = new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 1)).toISOString().slice(0, 7);
  expect(job.read("told.txt")).toContain(`OpenChargeback ${before}: no files yet`);
  expect(await job.run({}, ["2025-1"])).toMatchObject({ code: 1, told: [] });
  expect((await job.run({ WORKBOOK: "" })).stderr).toContain("set WORKBOOK");
});
