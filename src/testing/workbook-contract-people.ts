/** What every Workbook adapter has to leave alone and to find again when people rearrange their tables, as tests. */
import type { Change, Workbook } from "../ports/ports";
import type { Cell, Row, TableShape } from "../workbook/shape";
import type { Damage } from "./workbook-contract-damage";
import { SAMPLE, sampleRow } from "./sample-table";

/** What people do to a table between two commands. */
export interface People extends Damage {
  /** A column of their own behind the last one. @param values one for each row, in sheet order */
  addColumn(table: TableShape, heading: string, values: readonly Cell[]): Promise<void>;
  /** Drags a column to the left of another. */
  moveColumn(table: TableShape, heading: string, before: string): Promise<void>;
  /** Sorts ascending. */
  sortBy(table: TableShape, heading: string): Promise<void>;
  /** Hides the rows that have another value. */
  filterBy(table: TableShape, heading: string, value: string): Promise<void>;
  /** A column's cells as they stand in the sheet, hidden ones too. */
  column(table: TableShape, heading: string): Promise<readonly Cell[]>;
  /** The cells that are in sight. */
  visible(table: TableShape, heading: string): Promise<readonly Cell[]>;
}

const append = (...rows: Row[]): Change => ({ do: "append", table: SAMPLE, rows });
const update = (...rows: Row[]): Change => ({ do: "update", table: SAMPLE, rows });
const remove = (...keys: string[]): Change => ({ do: "remove", table: SAMPLE, keys });

/** Every kind of cell; neither sorted nor filtered. */
const full = (id: string, count: number, state: string): Row =>
  sampleRow(id, {
    Text: `0${count}`,
    State: state,
    Amount: -1234.56,
    Quantity: 0.25,
    Cents: 12.3,
    Count: count,
    "Share %": 0.5,
    Day: 45_658,
    At: 45_658.75,
  });
const BEFORE = [full("c", 1, "Open"), full("a", 4, "Done"), full("d", 2, "Done"), full("b", 3, "Open")];
/** Changes b, removes a, adds e. */
const BATCH = [
  update({ "Sample ID": "b", Text: "2025-01", Amount: null }),
  remove("a"),
  append(full("e", 5, "Open")),
];
const changedB = { ...full("b", 3, "Open"), Text: "2025-01", Amount: null };

/** @param open a workbook without any of our tables; `people` work on it while no command has it open */
export function peopleContract(
  name: string,
  open: () => Promise<{ workbook: Workbook; again: () => Promise<Workbook>; people: People }>,
): void {
  describe(`${name} leaves to people what is theirs`, () => {
    let workbook: Workbook;
    let again: () => Promise<Workbook>;
    let people: People;
    beforeEach(async () => {
      ({ workbook, again, people } = await open());
      await workbook.apply([append(...BEFORE)]);
    });

    const rows = async (): Promise<readonly Row[]> => {
      workbook = await again();
      const [read = []] = await workbook.read([{ table: SAMPLE }]);
      return read;
    };
    const apply = async (...batch: Change[]): Promise<void> => {
      workbook = await again();
      await workbook.apply(batch);
    };
    const theirs = (): Promise<readonly Cell[]> => people.column(SAMPLE, "Mine");

    it("keeps a column of their own with its rows", async () => {
      await people.addColumn(SAMPLE, "Mine", ["for c", "for a", "for d", "for b"]);
      expect(await rows()).toEqual(BEFORE);
      await apply(...BATCH);
      expect(await rows()).toEqual([BEFORE[0], BEFORE[2], changedB, full("e", 5, "Open")]);
      expect(await theirs()).toEqual(["for c", "for d", "for b", null]);
    });

    it("appends right below rows whose last columns, theirs and ours, are blank", async () => {
      await people.addColumn(SAMPLE, "Mine", []);
      for (const id of ["x", "y", "z"])
        await apply(append(sampleRow(`${id}1`, { Text: id }), sampleRow(`${id}2`)));
      await apply(update({ "Sample ID": "y2", Text: "'x" }), remove("x2", "z1"));
      expect(await rows()).toEqual([
        ...BEFORE,
        sampleRow("x1", { Text: "x" }),
        sampleRow("y1", { Text: "y" }),
        sampleRow("y2", { Text: "'x" }),
        sampleRow("z2"),
      ]);
      expect(await people.column(SAMPLE, "Sample ID")).toEqual(["c", "a", "d", "b", "x1", "y1", "y2", "z2"]);
      expect(await theirs()).toEqual(Array.from({ length: 8 }, () => null));
    });

    it("finds columns that were moved, with one of theirs among them", async () => {
      await people.addColumn(SAMPLE, "Mine", ["for c", "for a", "for d", "for b"]);
      await people.moveColumn(SAMPLE, "At", "Sample ID");
      await people.moveColumn(SAMPLE, "Count", "At");
      await people.moveColumn(SAMPLE, "Mine", "State");
      await people.moveColumn(SAMPLE, "Text", "Cents");
      expect(await rows()).toEqual(BEFORE);
      await apply(...BATCH);
      await apply(append(full("a", 4, "Done"), sampleRow("f", { Text: "=1+1" })));
      expect(await rows()).toEqual([
        BEFORE[0],
        BEFORE[2],
        changedB,
        full("e", 5, "Open"),
        full("a", 4, "Done"),
        sampleRow("f", { Text: "=1+1" }),
      ]);
      expect(await theirs()).toEqual(["for c", "for d", "for b", null, null, null]);
    });

    it("keeps the order they sorted by, and appends at the end", async () => {
      await people.addColumn(SAMPLE, "Mine", ["for c", "for a", "for d", "for b"]);
      await people.sortBy(SAMPLE, "Sample ID");
      expect((await rows()).map((row) => row["Count"])).toEqual([4, 3, 1, 2]);
      await apply(...BATCH);
      await apply(append(sampleRow("aa")));
      expect(await rows()).toEqual([changedB, BEFORE[0], BEFORE[2], full("e", 5, "Open"), sampleRow("aa")]);
      expect(await theirs()).toEqual(["for b", "for c", "for d", null, null]);
    });

    it("reads hidden rows of a filtered table, and changes the right ones", async () => {
      await people.filterBy(SAMPLE, "State", "Open");
      expect(await people.visible(SAMPLE, "Sample ID")).toEqual(["c", "b"]);
      expect(await rows()).toEqual(BEFORE);
      await apply(
        update({ "Sample ID": "d", Text: "hidden" }, { "Sample ID": "b", Text: "seen" }),
        remove("a"),
        append(full("e", 5, "Open")),
      );
      expect(await rows()).toEqual([
        BEFORE[0],
        { ...full("d", 2, "Done"), Text: "hidden" },
        { ...full("b", 3, "Open"), Text: "seen" },
        full("e", 5, "Open"),
      ]);
      // The filter is theirs: it goes on showing what it showed. Whether it is applied again, the host decides.
      expect(await people.visible(SAMPLE, "Sample ID")).toEqual(["c", "b", "e"]);
      await apply(remove("c", "b", "e"), append(full("g", 6, "Open")));
      expect((await rows()).map((row) => row["Sample ID"])).toEqual(["d", "g"]);
      expect(await people.visible(SAMPLE, "Sample ID")).toEqual(["g"]);
    });

    it("works on a table sorted by a column of theirs, rearranged and filtered", async () => {
      await people.addColumn(SAMPLE, "Mine", [3, 1, 4, 2]);
      await people.moveColumn(SAMPLE, "Mine", "Sample ID");
      await people.moveColumn(SAMPLE, "State", "Mine");
      await people.sortBy(SAMPLE, "Mine");
      await people.filterBy(SAMPLE, "State", "Open");
      expect(await people.visible(SAMPLE, "Sample ID")).toEqual(["b", "c"]);
      await apply(...BATCH);
      expect(await rows()).toEqual([changedB, BEFORE[0], BEFORE[2], full("e", 5, "Open")]);
      expect(await theirs()).toEqual([2, 3, 4, null]);
      expect(await people.visible(SAMPLE, "Sample ID")).toEqual(["b", "c", "e"]);
    });
  });
}
