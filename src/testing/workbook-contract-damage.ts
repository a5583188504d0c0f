/** What every Workbook adapter has to refuse: tables and columns that are not found are never read as empty. */
import type { Change, Workbook } from "../ports/ports";
import type { Row, TableShape } from "../workbook/shape";
import { NotWhole } from "../workbook/whole";
import { OTHER, SAMPLE, sampleRow } from "./sample-table";

/** What people do to tables by mistake. */
export interface Damage {
  /** Types another heading over a column's. */
  renameColumn(table: TableShape, heading: string, to: string): Promise<void>;
  deleteColumn(table: TableShape, heading: string): Promise<void>;
  /** Under Table Design. */
  renameTable(table: TableShape, to: string): Promise<void>;
  /** "Convert to Range": the cells stay. */
  convertToRange(table: TableShape): Promise<void>;
  /** With the table on it. */
  deleteSheet(table: TableShape): Promise<void>;
}

const ROWS: readonly Row[] = [sampleRow("a", { Text: "x", Amount: 2 }), sampleRow("b", { State: "Open" })];
const BEFORE: readonly Change[] = [
  { do: "append", table: SAMPLE, rows: ROWS },
  { do: "append", table: OTHER, rows: [{ Key: "k", Value: "v" }] },
];

const CASES: readonly (readonly [string, (people: Damage) => Promise<void>, RegExp])[] = [
  [
    "a column was renamed",
    (people) => people.renameColumn(SAMPLE, "Amount", "Betrag"),
    /^The table Sample Rows has no column Amount; where it should be stands "Betrag": probably it was renamed\. Rename the heading back\..*Nothing was written\.$/,
  ],
  [
    "the key was renamed",
    (people) => people.renameColumn(SAMPLE, "Sample ID", "No"),
    /no column Sample ID; where it should be stands "No"/,
  ],
  [
    "a heading has other capitals",
    (people) => people.renameColumn(SAMPLE, "Text", "text"),
    /no column Text; where it should be stands "text"/,
  ],
  [
    "a column was deleted",
    (people) => people.deleteColumn(SAMPLE, "State"),
    /^The table Sample Rows has no column State: it was deleted\. Undo that, or take back an earlier version/,
  ],
  [
    "the last column was deleted",
    (people) => people.deleteColumn(SAMPLE, "At"),
    /no column At: it was deleted/,
  ],
  [
    "the table was renamed",
    (people) => people.renameTable(SAMPLE, "Table7"),
    /^The table SampleRows is called Table7 now \(sheet Sample Rows\)\. Rename it back: Table Design, Table Name\. Nothing was written\.$/,
  ],
  [
    "the table was converted to a range",
    (people) => people.convertToRange(SAMPLE),
    /^The sheet Sample Rows has no table any more: it was converted to a range.*Table Name: SampleRows/,
  ],
  [
    "the sheet was deleted",
    (people) => people.deleteSheet(SAMPLE),
    /^The table SampleRows is not in the workbook any more: its sheet Sample Rows was deleted/,
  ],
];

/** @param open a workbook without any of our tables; `people` work on it while no command has it open */
export function damageContract(
  name: string,
  open: () => Promise<{ workbook: Workbook; again: () => Promise<Workbook>; people: Damage }>,
): void {
  describe(`${name} reads nothing where a table is not whole`, () => {
    test.each(CASES)("%s", async (_name, damage, words) => {
      const { workbook, again, people } = await open();
      await workbook.apply(BEFORE);
      await damage(people);
      const damaged = await again();
      const refused = expect.objectContaining({ message: expect.stringMatching(words) as string }) as Error;
      await expect(damaged.read([{ table: SAMPLE }, { table: OTHER }])).rejects.toEqual(refused);
      // Whatever is asked of it.
      const few = [
        { table: SAMPLE, columns: ["Count"], only: { heading: "Count", values: [] } },
        { table: OTHER },
      ];
      await expect(damaged.read(few)).rejects.toBeInstanceOf(NotWhole);
      expect(await damaged.read([{ table: OTHER }])).toEqual([[{ Key: "k", Value: "v" }]]);
    });

    test("once it is mended, all is read", async () => {
      const { workbook, again, people } = await open();
      await workbook.apply(BEFORE);
      await people.renameColumn(SAMPLE, "Amount", "Betrag");
      await expect((await again()).read([{ table: SAMPLE }])).rejects.toBeInstanceOf(NotWhole);
      await people.renameColumn(SAMPLE, "Betrag", "Amount");
      expect(await (await again()).read([{ table: SAMPLE }])).toEqual([ROWS]);
    });

    test("no rows are asked of a whole table", async () => {
      const { workbook, again } = await open();
      await workbook.apply(BEFORE);
      const none = { table: SAMPLE, columns: ["Sample ID"], only: { heading: "Sample ID", values: [] } };
      expect(await (await again()).read([none])).toEqual([[]]);
    });
  });
}
