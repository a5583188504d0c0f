import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { OTHER } from "../../testing/workbook-contract";
import { openXlsxWorkbook, type XlsxWorkbook } from "./xlsx-workbook";

let folder: string;
let path: string;
let open: XlsxWorkbook | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "workbook-"));
  path = join(folder, "month.xlsx");
});
afterEach(async () => {
  await open?.close();
  open = null;
  await rm(folder, { recursive: true });
});

const row = (key: string): { do: "append"; table: typeof OTHER; rows: { Key: string; Value: string }[] } => ({
  do: "append",
  table: OTHER,
  rows: [{ Key: key, Value: "v" }],
});

async function made(): Promise<XlsxWorkbook> {
  open = await openXlsxWorkbook(path, { create: true });
  await open.apply([row("first")]);
  return open;
}

describe("the file", () => {
  it("is written beside itself and renamed, with the version before the command kept", async () => {
    await (await made()).close();
    const before = await readFile(path);
    open = await openXlsxWorkbook(path);
    await open.apply([row("second")]);
    await open.apply([row("third")]);
    await open.close();
    expect(await readFile(join(folder, "month.backup.xlsx"))).toEqual(before);
    expect((await readdir(folder)).sort()).toEqual(["month.backup.xlsx", "month.xlsx"]);
  });

  it("is not written over what someone else wrote since it was read", async () => {
    const workbook = await made();
    await copyFile(path, join(folder, "other.xlsx"));
    const theirs = Buffer.concat([await readFile(path), Buffer.from("x")]);
    await writeFile(path, theirs);
    await expect(workbook.apply([row("second")])).rejects.toThrow(
      /changed by someone else.*Nothing was written/,
    );
    expect(await readFile(path)).toEqual(theirs);
    await rm(path);
    await expect(workbook.apply([row("second")])).rejects.toThrow(/moved or deleted/);
    expect(await readdir(folder)).not.toContain("month.xlsx");
  });

  it("is written when only its time changed", async () => {
    const workbook = await made();
    await utimes(path, new Date(), new Date(Date.now() + 5000));
    await workbook.apply([row("second")]);
    expect((await workbook.read([{ table: OTHER }]))[0]).toHaveLength(2);
  });

  it("has the same bytes for the same input", async () => {
    await (await made()).close();
    const once_ = await readFile(path);
    await rm(path);
    await (await made()).close();
    expect((await readFile(path)).equals(once_)).toBe(true);
  });

  it("is left alone when a batch fails, and the open workbook still shows what it holds", async () => {
    const workbook = await made();
    const before = await readFile(path);
    const long = { do: "append" as const, table: OTHER, rows: [{ Key: "k", Value: "x".repeat(40_000) }] };
    await expect(workbook.apply([row("second"), long])).rejects.toThrow(/40,000 characters/);
    expect(await readFile(path)).toEqual(before);
    expect((await workbook.read([{ table: OTHER }]))[0]).toEqual([{ Key: "first", Value: "v" }]);
  });
});

it("clears away what a killed command left half written, and nothing else", async () => {
  await (await made()).close();
  await writeFile(join(folder, ".month.xlsx.123-0a1b2c3d.tmp"), "half");
  await writeFile(join(folder, ".month.xlsx.notes"), "mine");
  open = await openXlsxWorkbook(path);
  await open.close();
  expect((await readdir(folder)).sort()).toEqual([".month.xlsx.notes", "month.xlsx"]);
});

describe("locks", () => {
  it("keep a second command out until the first closes", async () => {
    const workbook = await made();
    await expect(openXlsxWorkbook(path)).rejects.toThrow(/Another command is at work/);
    const reader = await openXlsxWorkbook(path, { readOnly: true });
    expect((await reader.read([{ table: OTHER }]))[0]).toHaveLength(1);
    await workbook.close();
    open = await openXlsxWorkbook(path);
  });

  it.each([
    ["Excel", "~$month.xlsx"],
    ["LibreOffice", ".~lock.month.xlsx#"],
  ])("of %s refuse, also when it opens the workbook while the command is at work", async (program, file) => {
    const workbook = await made();
    const before = await stat(path);
    await writeFile(join(folder, file), "");
    const words = `The workbook is open in ${program}. Close it there and run the command again; if ${program} is not running, delete its leftover file ${file} first. Nothing was written.`;
    await expect(workbook.apply([row("second")])).rejects.toThrow(words);
    await workbook.close();
    await expect(openXlsxWorkbook(path)).rejects.toThrow(words);
    expect((await stat(path)).mtimeMs).toBe(before.mtimeMs);
  });

  it("of a process that is gone do not block", async () => {
    await (await made()).close();
    const child = spawn(process.execPath, ["-e", ""]);
    await once(child, "exit");
    await mkdir(`${path}.lock`);
    await writeFile(mark(hostname(), child.pid), "");
    open = await openXlsxWorkbook(path);
    expect((await open.read([{ table: OTHER }]))[0]).toHaveLength(1);
    await open.close();
    expect((await readdir(folder)).filter((name) => name.includes(".lock"))).toEqual([]);
  });

  it("of a living process, or of another machine, do", async () => {
    await (await made()).close();
    await mkdir(`${path}.lock`);
    for (const [host, pid] of [
      [hostname(), process.ppid],
      ["elsewhere.example.edu", 1],
    ] as const) {
      await writeFile(mark(host, pid), "");
      await expect(openXlsxWorkbook(path)).rejects.toThrow(/Another command is at work/);
      await rm(mark(host, pid));
    }
    await expect(openXlsxWorkbook(path)).rejects.toThrow(/Another command is at work/);
  });
});

it("clears away old marks of other machines, and names a file that stands where the lock goes", async () => {
  await (await made()).close();
  const long = new Date(Date.now() - 3_600_000);
  for (const host of ["elsewhere.example.edu", hostname()]) {
    await writeFile(mark(host, process.ppid), "");
    await utimes(mark(host, process.ppid), long, long);
  }
  open = await openXlsxWorkbook(path);
  expect((await readdir(folder)).filter((name) => name.includes(".lock-"))).toHaveLength(1);
  await open.close();
  await writeFile(`${path}.lock`, "");
  await expect(openXlsxWorkbook(path)).rejects.toThrow(
    /^There is a file month\.xlsx\.lock where commands put their lock\. Move or delete it/,
  );
  expect((await readdir(folder)).sort()).toEqual(["month.xlsx", "month.xlsx.lock"]);
});

/** What a process leaves that has or wants the lock. */
function mark(host: string, pid: number | undefined): string {
  return `${path}.lock-${encodeURIComponent(host)}-${pid}-00c0ffee`;
}

describe("a killed command", () => {
  /** Appends ten rows at a time for ever, in a process of its own. */
  const PROGRAM = `
    const { openXlsxWorkbook } = await import(process.argv[1]);
    const table = JSON.parse(process.argv[3]);
    const workbook = await openXlsxWorkbook(process.argv[2]);
    let [rows] = await workbook.read([{ table }]);
    process.stdout.write("ready");
    for (let at = rows.length; ; at += 10) {
      await workbook.apply([{ do: "append", table, rows: Array.from({ length: 10 }, (_, i) => ({ Key: "k" + (at + i), Value: "v".repeat(2000) })) }]);
      process.stdout.write("written");
    }
  `;

  async function start(): Promise<ChildProcess> {
    const args = [
      "--import",
      "tsx",
      "--input-type=module",
      "-e",
      PROGRAM,
      resolve(__dirname, "xlsx-workbook.ts"),
      path,
      JSON.stringify(OTHER),
    ];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    const errors: string[] = [];
    child.stderr?.on("data", (data) => errors.push(String(data)));
    const ready = once(child.stdout as NodeJS.ReadableStream, "data");
    const failed = once(child, "exit").then(() => Promise.reject(new Error(errors.join(""))));
    await Promise.race([ready, failed]);
    failed.catch(() => undefined);
    return child;
  }

  it("leaves the old workbook or the new one, at whatever moment", async () => {
    await (await made()).close();
    open = await openXlsxWorkbook(path);
    await open.apply([{ do: "remove", table: OTHER, keys: ["first"] }]);
    await open.close();
    let most = 0;
    for (let round = 0; round < 8; round++) {
      const child = await start();
      // On a slow machine the others may all be killed before they have written.
      if (round === 0) await once(child.stdout as NodeJS.ReadableStream, "data");
      await new Promise((done) => setTimeout(done, 5 + Math.random() * 120));
      child.kill("SIGKILL");
      await once(child, "close");
      open = await openXlsxWorkbook(path);
      const [rows = []] = await open.read([{ table: OTHER }]);
      await open.close();
      expect((await readdir(folder)).filter((name) => name.startsWith("."))).toEqual([]);
      expect(rows.length % 10).toBe(0);
      expect(rows.length).toBeGreaterThanOrEqual(most);
      expect(rows.map((r) => r.Key)).toEqual(rows.map((_r, i) => `k${i}`));
      most = rows.length;
    }
    // At least one of them got to write.
    expect(most).toBeGreaterThan(0);
  });
});
