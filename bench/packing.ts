/** Reading and writing the month's workbook, against bare fflate over the same parts. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync, zipSync, type Zippable } from "fflate";
import { openXlsxWorkbook } from "../src/adapters/xlsx/xlsx-workbook";
import type { Change } from "../src/ports/ports";
import type { Row } from "../src/workbook/shape";
import { REPORTS } from "../src/workbook/reports";
import { ALL_TABLES } from "../src/workbook/tables";
import { compared, type Compared } from "./compared";
import { CLOCK } from "./inputs";
import { monthWorkbook } from "./month";

export interface PackingFigures {
  /** Megabytes of all parts, unpacked. */
  readonly megabytes: number;
  /** From the file to all tables' rows; fflate: from the file to the parts' bytes. */
  readonly read: Compared;
  /** From all tables' rows to the file; fflate: from the parts' bytes to a file. */
  readonly write: Compared;
}

/** As the adaptor chooses: see PORTABLE_LIMIT in zip.ts. */
const LARGE = 4_000_000;
const LEVEL_OF_LARGE = 3;
const ROUNDS = 3;

/** @param folder where measureMonth left its workbook */
export async function measurePacking(folder: string): Promise<PackingFigures> {
  const path = monthWorkbook(folder);
  const parts = unzipSync(readFileSync(path));
  const megabytes = Object.values(parts).reduce((sum, part) => sum + part.length, 0) / 1e6;
  const read = await compared(
    ROUNDS,
    () => readAll(path),
    () => unzipSync(readFileSync(path)),
  );
  const changes = (await readAll(path)).map((rows, i): Change => {
    const table = ALL_TABLES[i];
    if (table === undefined) throw new Error("More tables than asked for");
    return { do: "append", table, rows };
  });
  const bare = join(folder, "bare.zip");
  const zippable: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [
      name,
      [bytes, { level: bytes.length > LARGE ? LEVEL_OF_LARGE : 6 }],
    ]),
  );
  const template = join(folder, "template.xlsx");
  await makeEmpty(template);
  const write = await compared(
    ROUNDS,
    () => writeAll(template, changes),
    () => writeFileSync(bare, zipSync(zippable)),
  );
  return { megabytes, read, write };
}

async function readAll(path: string): Promise<readonly Row[][]> {
  const workbook = await openXlsxWorkbook(path, { readOnly: true });
  const rows = await workbook.read(ALL_TABLES.map((table) => ({ table })));
  await workbook.close();
  return rows;
}

async function makeEmpty(path: string): Promise<void> {
  const workbook = await openXlsxWorkbook(path, { create: true, clock: CLOCK });
  await workbook.ensure(ALL_TABLES, REPORTS);
  await workbook.close();
}

/** The workbook has its sheets and tables already: Excelize's start is not what is compared. */
async function writeAll(template: string, changes: readonly Change[]): Promise<void> {
  const path = join(template, "..", "written.xlsx");
  writeFileSync(path, readFileSync(template));
  const workbook = await openXlsxWorkbook(path, { clock: CLOCK });
  await workbook.apply(changes);
  await workbook.close();
  rmSync(path);
}
