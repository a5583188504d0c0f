/** Archiving and bringing back, broken off at every read and write in turn: nothing is lost, and run again it ends the same. */
import { sheetFiles } from "../../src/adapters/sheets/sheet-files";
import type { Change, FileReader, FileSaver, Wanted, Workbook } from "../../src/ports/ports";
import type { SheetFiles } from "../../src/ports/sheet-files";
import { archiveMonth } from "../../src/steps/archive";
import { rowsOfArchive } from "../../src/steps/archive/sheets";
import { postPeriod } from "../../src/steps/periods";
import { restoreMonth } from "../../src/steps/restore-month";
import { MemoryWorkbook } from "../../src/testing/memory-workbook";
import type { Row } from "../../src/workbook/shape";
import { ALL_TABLES, CHARGES, PERIODS } from "../../src/workbook/tables";
import { BEN, JANUARY, MemoryFiles, newMonth, TestMonth } from "../support/month";

const files = sheetFiles();

/** Fails at the nth unit of work: a read, a file, one row of a batch. */
class Fault {
  done = 0;
  constructor(private readonly at: number) {}

  async step<T>(work: () => Promise<T>): Promise<T> {
    this.done += 1;
    if (this.done === this.at) throw new Error(`fault at ${this.at}`);
    return await work();
  }
}

/** A workbook that writes a batch row by row, as a host that can break off in the middle. */
function faultyWorkbook(inner: Workbook, fault: Fault): Workbook {
  return {
    read: (wanted: readonly Wanted[]) => fault.step(() => inner.read(wanted)),
    async apply(changes: readonly Change[]) {
      for (const change of changes.flatMap(single)) await fault.step(() => inner.apply([change]));
    },
  };
}

function single(change: Change): Change[] {
  if (change.do === "report") return [change];
  if (change.do === "remove") return change.keys.map((key) => ({ ...change, keys: [key] }));
  return change.rows.map((row) => ({ ...change, rows: [row] }));
}

function faulty(inner: MemoryFiles & FileSaver & FileReader, fault: Fault): FileSaver & FileReader {
  return {
    save: (name, bytes, keep) => fault.step(() => inner.save(name, bytes, keep)),
    read: (path) => fault.step(() => inner.read(path)),
  };
}

function faultySheets(fault: Fault): SheetFiles {
  return {
    ...files,
    write: (sheets) => fault.step(() => files.write(sheets)),
    read: (bytes) => fault.step(() => files.read(bytes)),
  };
}

interface World {
  readonly month: TestMonth;
  readonly saved: MemoryFiles;
}

/** A workbook with these rows. */
async function worldOf(
  tables: readonly (readonly Row[])[],
  saved: ReadonlyMap<string, Uint8Array>,
): Promise<World> {
  const workbook = new MemoryWorkbook();
  await workbook.apply(ALL_TABLES.map((table, i) => ({ do: "append", table, rows: tables[i] ?? [] })));
  const world = { month: new TestMonth(workbook), saved: new MemoryFiles("archive") };
  for (const [path, bytes] of saved) world.saved.files.set(path, bytes);
  return world;
}

async function tablesOf({ month }: World): Promise<readonly (readonly Row[])[]> {
  return await month.workbook.read(ALL_TABLES.map((table) => ({ table })));
}

/** By key: rows that were brought back stand at the end. */
function sorted(tables: readonly (readonly Row[])[]): string[] {
  return tables.map((rows) => JSON.stringify(rows.map((row) => JSON.stringify(row)).sort()));
}

async function archive({ month, saved }: World, fault: Fault): Promise<unknown> {
  const host = month.host({ workbook: faultyWorkbook(month.workbook, fault) });
  const place = faulty(saved, fault);
  return await archiveMonth(host, { period: JANUARY }, place, place, faultySheets(fault));
}

async function restore({ month, saved }: World, fault: Fault): Promise<unknown> {
  const host = month.host({ workbook: faultyWorkbook(month.workbook, fault) });
  const bytes = saved.files.get("archive/2025-01_charges.xlsx") ?? new Uint8Array();
  const file = {
    name: "2025-01_charges.xlsx",
    size: () => Promise.resolve(bytes.length),
    slice: (from: number, to: number) => fault.step(() => Promise.resolve(bytes.subarray(from, to))),
  };
  return await restoreMonth(host, { period: JANUARY, file }, faultySheets(fault));
}

/** The month's charges, wherever they are. */
async function allCharges(world: World): Promise<string[]> {
  const here = (await world.month.workbook.read([{ table: CHARGES }]))[0] ?? [];
  const [period] = await world.month.table(PERIODS);
  const bytes = world.saved.files.get(period?.archiveFile ?? "");
  const there = bytes === undefined ? [] : rowsOfArchive(await files.read(bytes), "archive");
  return [...new Set([...here, ...there].map((row) => JSON.stringify(row)))].sort();
}

async function posted(): Promise<World> {
  const month = await newMonth();
  await month.import("hpc_2025-01.csv", [
    { billed: "10.005" },
    { billed: "20", list: "31.7", pi: BEN, project: "polymer" },
    { billed: "0.000000123456789", resource: "tiny" },
  ]);
  await month.finish();
  await postPeriod(month.host(), JANUARY, "JE-1", "2025-02-05");
  return { month, saved: new MemoryFiles("archive") };
}

test.each([
  ["archiving", archive],
  ["bringing back", restore],
] as const)("%s", async (name, step) => {
  const start = await posted();
  if (name === "bringing back") await archive(start, new Fault(0));
  const before = await tablesOf(start);
  const charges = await allCharges(start);
  const smooth = await worldOf(before, start.saved.files);
  const counter = new Fault(0);
  await step(smooth, counter);
  const expected = sorted(await tablesOf(smooth));
  expect(counter.done).toBeGreaterThan(8);
  for (let n = 1; n <= counter.done; n += 1) {
    const world = await worldOf(before, start.saved.files);
    await expect(step(world, new Fault(n))).rejects.toThrow(`fault at ${n}`);
    expect(await allCharges(world)).toEqual(charges);
    await step(world, new Fault(0));
    expect(sorted(await tablesOf(world))).toEqual(expected);
  }
});
