/** Which questions are answered from what was read before, and which are read anew. */
import type { Wanted } from "../../ports/ports";
import { KnownRows } from "./known-rows";
import type { WorkbookParts } from "./parts";
import type { TablePart } from "./table-part";
import type { ZipArchive } from "./zip";
import { CHARGES } from "../../workbook/tables/month";

const table = { path: "xl/tables/table1.xml", sheet: { path: "xl/worksheets/sheet1.xml" } } as TablePart;
const parts = {
  path: "xl/workbook.xml",
  sharedStrings: null,
  tables: new Map([["charges", table]]),
} as unknown as WorkbookParts;
const month: Wanted = { table: CHARGES, only: { heading: "Period", values: ["2025-01"] } };
const next: Wanted = { table: CHARGES, only: { heading: "Period", values: ["2025-02"] } };
const corrected: Wanted = { table: CHARGES, only: { heading: "Original Period", values: ["null"] } };

/** An archive of which only the identity of its entries is looked at. */
function archiveOf(sheet: object): ZipArchive {
  const entries: Readonly<Record<string, object>> = { "xl/worksheets/sheet1.xml": sheet };
  return { entry: (name: string) => entries[name] } as unknown as ZipArchive;
}

describe("rows read before", () => {
  const sheet = { bytes: "one" };
  let known: KnownRows;
  let reads: string[];
  const ask = async (wanted: Wanted, archive = archiveOf(sheet)): Promise<void> => {
    await known.rows(archive, parts, table, wanted, () => {
      reads.push(wanted.only?.values[0] ?? "all");
      return Promise.resolve([]);
    });
  };

  beforeEach(() => {
    known = new KnownRows();
    reads = [];
  });

  it("stay known beside the rows that were chosen by another column", async () => {
    for (const wanted of [month, corrected, month, corrected]) await ask(wanted);
    expect(reads).toEqual(["2025-01", "null"]);
  });

  it("give way to another month's, so that memory holds one month", async () => {
    for (const wanted of [month, next, month]) await ask(wanted);
    expect(reads).toEqual(["2025-01", "2025-02", "2025-01"]);
  });

  it("are read anew once the sheet's part is another", async () => {
    await ask(month);
    await ask(month, archiveOf({ bytes: "two" }));
    expect(reads).toEqual(["2025-01", "2025-01"]);
  });

  it("are forgotten after a write to their sheet", async () => {
    await ask(month);
    await ask(corrected);
    known.forgetChanged(archiveOf({ bytes: "two" }), parts);
    await ask(month);
    await ask(corrected);
    expect(reads).toEqual(["2025-01", "null", "2025-01", "null"]);
  });
});
