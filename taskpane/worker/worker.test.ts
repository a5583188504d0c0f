/** Steps in a worker: the same as in the pane, over a line of clones. */
import { Cancelled, HostFailure, Refusal } from "../../src/core/problem";
import { NotWhole } from "../../src/workbook/whole";
import { failureOf } from "../words";
import type { Workbook } from "../../src/ports/ports";
import type { Host } from "../../src/steps/host";
import { importFiles, type ImportRequest } from "../../src/steps/import-files";
import { previewImport } from "../../src/steps/import-preview";
import { initWorkbook } from "../../src/steps/init";
import { SharedMemoryWorkbook } from "../../src/testing/memory-workbook-people";
import { SAMPLE, sampleRow } from "../../src/testing/sample-table";
import { workbookContract } from "../../src/testing/workbook-contract";
import { ALL_TABLES } from "../../src/workbook/tables";
import { focusFile } from "../../tests/support/focus";
import { Exchange, lineOf, type Line, type Message, type PortLike } from "./exchange";
import { FarWorkbook } from "./far-workbook";
import { inPane, type LongSteps } from "./long-steps";
import { MOST_CELLS, MOST_ROWS } from "./row-pieces";
import { inWorker, type Runner } from "./run-in-worker";
import { serveStep } from "./serve-steps";
import { WorkbookDesk } from "./workbook-desk";
import type { WorkerSide } from "./protocol";

let open: Line[] = [];
/** What went to the pane. */
let heard: Message[] = [];

beforeEach(() => {
  open = [];
  heard = [];
});
afterEach(() => {
  for (const line of open) line.close();
});

function lines(): [pane: Line, worker: Line] {
  const { port1, port2 } = new MessageChannel();
  const [pane, worker] = [port1, port2].map((port) => lineOf(port as unknown as PortLike)) as [Line, Line];
  open.push(pane, worker);
  const listen: Line["listen"] = (take) =>
    pane.listen((message) => {
      heard.push(message);
      take(message);
    });
  return [{ ...pane, listen }, worker];
}

/** Long steps in a worker that is no thread but speaks through clones all the same. */
function threaded(): LongSteps {
  const runner = {
    open: (): Line => {
      const [pane, worker] = lines();
      serveStep(worker, () => performance.now());
      return pane;
    },
  };
  return inWorker(() => Promise.resolve(runner), inPane);
}

function farFrom(workbook: Workbook): FarWorkbook {
  const [pane, worker] = lines();
  const desk: WorkbookDesk = new WorkbookDesk(workbook, (batch, change, typed) =>
    there.call("values", batch, change, typed),
  );
  const there: Exchange<WorkerSide> = new Exchange<WorkerSide>(pane, {
    read: desk.read.bind(desk),
    rows: desk.rows.bind(desk),
    change: desk.change.bind(desk),
    apply: (batch: number) => desk.apply(batch),
  });
  const far: FarWorkbook = new FarWorkbook(
    new Exchange(worker, { values: (b: number, c: number, t: object) => far.values(b, c, t as never) }),
  );
  return far;
}

workbookContract("A far workbook", () => {
  const workbook = new SharedMemoryWorkbook();
  const far = farFrom(workbook);
  return Promise.resolve({ workbook: far, again: () => Promise.resolve(far), people: workbook.people });
});

test("rows cross in pieces", async () => {
  const far = farFrom(new SharedMemoryWorkbook());
  const rows = Array.from({ length: 2 * MOST_ROWS + 1 }, (_row, i) => sampleRow(`k${i}`, { Count: i }));
  await far.apply([{ do: "append", table: SAMPLE, rows }]);
  expect(await far.read([{ table: SAMPLE, columns: ["Count"] }])).toEqual([
    rows.map((row) => ({ Count: row["Count"] })),
  ]);
  const pieces = heard.flatMap((m) => ("call" in m && m.call === "change" ? [m.given[2]] : [])) as {
    rows: { headings: string[]; cells: unknown[] };
  }[];
  const sizes = pieces.map(({ rows: { headings, cells } }) => [cells.length / headings.length, cells.length]);
  expect(sizes.reduce((n, [count = 0]) => n + count, 0)).toBe(rows.length);
  expect(Math.max(...sizes.map(([count = 0]) => count))).toBeLessThanOrEqual(MOST_ROWS);
  expect(Math.max(...sizes.map(([, cells = 0]) => cells))).toBeLessThanOrEqual(MOST_CELLS);
});

describe("the import", () => {
  const request: ImportRequest = {
    files: [focusFile("aws_2025-01.csv", [{}, { billed: "12.50" }, { billed: "not a number" }])],
    add: false,
    replacePeriods: [],
    invoiceTotal: null,
    acceptProblems: true,
  };

  async function month(): Promise<{ host: Host; reports: string[]; all: () => Promise<unknown> }> {
    const workbook = new SharedMemoryWorkbook();
    const reports: string[] = [];
    const host: Host = {
      workbook,
      clock: { now: () => "2025-02-03T09:00:00Z" },
      by: "tess",
      dryRun: false,
      progress: { report: (_done, _total, doing) => reports.push(doing), cancelled: () => false },
    };
    await initWorkbook(host, { ensure: () => Promise.resolve([]) }, []);
    return { host, reports, all: () => workbook.read(ALL_TABLES.map((table) => ({ table }))) };
  }

  test("comes to the same in a worker as in the pane", async () => {
    const [here, there] = [await month(), await month()];
    const steps = threaded();
    expect(await steps.previewImport(there.host, request)).toEqual(await previewImport(here.host, request));
    expect(await steps.importFiles(there.host, request)).toEqual(await importFiles(here.host, request));
    expect(await there.all()).toEqual(await here.all());
    expect(there.reports).toContain("Reading aws_2025-01.csv");
    const progress = heard.filter((m) => "call" in m && m.call === "report");
    expect(progress.length).toBeGreaterThan(0);
  });

  test("is done in the pane where there is no worker", async () => {
    const { host } = await month();
    const steps = inWorker(() => Promise.resolve(null), inPane);
    expect((await steps.importFiles(host, request)).changed).toBe(true);
    expect(heard).toEqual([]);
  });

  test("stops when the pane says so", async () => {
    const { host, all } = await month();
    const before = await all();
    const stopped = { ...host, progress: { ...host.progress, cancelled: () => true } };
    await expect(threaded().importFiles(stopped, request)).rejects.toBeInstanceOf(Cancelled);
    expect(await all()).toEqual(before);
  });

  test("fails with the same words", async () => {
    const { host } = await month();
    const refused = threaded().importFiles(host, { ...request, period: "January" });
    await expect(refused).rejects.toThrow(new Refusal('"January" is not a month. Write it as 2025-01.'));
    await expect(refused).rejects.toBeInstanceOf(Refusal);
    const cause = Object.assign(new Error("gone"), { debugInfo: { statement: "sync" } });
    const failing = {
      ...host,
      workbook: {
        read: host.workbook.read.bind(host.workbook),
        apply: () => Promise.reject(new HostFailure("Excel is busy.", "20 rows", { cause })),
      },
    };
    const failure: unknown = await threaded()
      .importFiles(failing, request)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(HostFailure);
    expect(failure).toMatchObject({
      message: "Excel is busy.",
      written: "20 rows",
      cause: { message: "gone", debugInfo: { statement: "sync" } },
    });
  });

  test("a refusal keeps its details and what it says in the pane", async () => {
    const { host } = await month();
    const ways = { script: "Run init.", pane: "Set up the workbook." };
    const read = (): Promise<never> => Promise.reject(new Refusal("No. {way}", ["a", "b"], ways));
    const refused = threaded().importFiles({ ...host, workbook: { ...host.workbook, read } }, request);
    await expect(refused).rejects.toMatchObject({
      message: "No. Run init.",
      inPane: "No. Set up the workbook.",
      details: ["a", "b"],
    });
  });

  test("a workbook that is not whole says in the pane whether setting up adds it", async () => {
    const { host } = await month();
    const ways = { script: "Run init.", pane: "Press Add." };
    const read = (): Promise<never> => Promise.reject(new NotWhole("No. {way}", ["a"], ways, true));
    const refused = await threaded()
      .importFiles({ ...host, workbook: { ...host.workbook, read } }, request)
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NotWhole);
    expect(failureOf(refused, "Import", "now")).toMatchObject({ message: "No. Press Add.", adds: true });
    expect(failureOf(new Refusal("No."), "Import", "now")).toMatchObject({ adds: false });
  });

  test("says so when the worker is gone", async () => {
    const { host } = await month();
    const silent: Line = { post: () => undefined, listen: () => undefined, close: () => undefined };
    const runner = {
      open: (stopped: (why: Error) => void): Line => {
        setTimeout(() => stopped(new Error("out of memory")));
        return silent;
      },
    };
    let started = 0;
    const start = (): Promise<Runner> => {
      started += 1;
      return Promise.resolve({ ...runner, gone: true });
    };
    const steps = inWorker(start, inPane);
    await expect(steps.importFiles(host, request)).rejects.toThrow("out of memory");
    await expect(steps.importFiles(host, request)).rejects.toThrow("out of memory");
    expect(started).toBe(2);
  });
});
