import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { runs } from "../../testing/runs";
import type { Change } from "../../ports/ports";
import { MemoryWorkbook } from "../../testing/memory-workbook";
import { SAMPLE } from "../../testing/workbook-contract";
import type { Cell, Row } from "../../workbook/shape";
import { openXlsxWorkbook } from "./xlsx-workbook";

let folder: string;
let empty: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "workbook-"));
  empty = join(folder, "empty.xlsx");
  const workbook = await openXlsxWorkbook(empty, { create: true });
  await workbook.ensure([SAMPLE], []);
  await workbook.close();
});
afterAll(() => rm(folder, { recursive: true }));

const key = fc.constantFrom("a", "b", "c", "d", "e", "00123", "ä");
const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom("", "=1+1", " x ", "_x000D_", "1E5"),
);
const number = fc.oneof(
  fc.integer({ min: -1e9, max: 1e9 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const cells = fc.record(
  {
    Text: fc.option(words),
    Amount: fc.option(number),
    Count: fc.option(fc.integer()),
    Day: fc.option(fc.integer({ min: 1, max: 60_000 })),
  },
  { requiredKeys: [] },
);
const rows = fc.array(
  fc.tuple(key, cells).map(([id, c]): Row => ({ ...(c as Record<string, Cell>), "Sample ID": id })),
  { maxLength: 5 },
);
const change: fc.Arbitrary<Change> = fc.oneof(
  rows.map((list) => ({ do: "append" as const, table: SAMPLE, rows: list })),
  rows.map((list) => ({ do: "update" as const, table: SAMPLE, rows: list })),
  fc.array(key, { maxLength: 3 }).map((keys) => ({ do: "remove" as const, table: SAMPLE, keys })),
);

it("gives the same rows as the memory workbook after any changes", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 4 }), async (batches) => {
      const path = join(folder, `${++run}.xlsx`);
      await copyFile(empty, path);
      const file = await openXlsxWorkbook(path);
      const memory = new MemoryWorkbook();
      try {
        for (const batch of batches) {
          await file.apply(batch);
          await memory.apply(batch);
          expect(await file.read([{ table: SAMPLE }])).toEqual(await memory.read([{ table: SAMPLE }]));
        }
      } finally {
        await file.close();
        await rm(path);
      }
    }),
    runs(25, 200),
  );
});
