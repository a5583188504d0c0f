/** What every Workbook adapter has to do, as tests; each adapter's own test file runs them. */
import type { Change, Workbook } from "../ports/ports";
import type { Cell, Row } from "../workbook/shape";
import { OTHER, SAMPLE, sampleRow } from "./sample-table";
import { damageContract } from "./workbook-contract-damage";
import { peopleContract, type People } from "./workbook-contract-people";

export { OTHER, SAMPLE, sampleRow } from "./sample-table";

/** A workbook under test. */
export interface OpenWorkbook {
  readonly workbook: Workbook;
  /** The same workbook as a later command sees it. */
  readonly again: () => Promise<Workbook>;
  /** What people do to it between two commands. */
  readonly people: People;
}

/** Texts that a spreadsheet, its file or its wire format may take for something else, and what tests call them. */
const AWKWARD: readonly (readonly [label: string, text: string])[] = [
  ...[
    "00123", "2025-01", "=1+1", "1E5", "+1", "-1", "@x", "TRUE", "'x", "''", "'quoted'", " ", "1,234.50", "#N/A", "_x0041_",
    "a\rb", "a\r\nb", "\u0000\u0001\u001f", "\ufffe", "\ud800", "]]>", "<!-- x -->", "&amp;", "\u00a0",
  ].map((text) => [JSON.stringify(text), text] as const), // prettier-ignore
  ["32,767 characters", "a".repeat(32_767)],
];
const MANY = 50_000;

const append = (...rows: Row[]): Change => ({ do: "append", table: SAMPLE, rows });
const update = (...rows: Row[]): Change => ({ do: "update", table: SAMPLE, rows });
const remove = (...keys: string[]): Change => ({ do: "remove", table: SAMPLE, keys });

/** @param open a workbook without any of our tables */
export function workbookContract(name: string, open: () => Promise<OpenWorkbook>): void {
  describe(`${name} keeps the Workbook contract`, () => {
    let workbook: Workbook;
    let again: () => Promise<Workbook>;
    beforeEach(async () => {
      ({ workbook, again } = await open());
    });

    const rows = async (columns?: readonly string[]): Promise<readonly Row[]> => {
      workbook = await again();
      const [read = []] = await workbook.read([{ table: SAMPLE, ...(columns ? { columns } : {}) }]);
      return read;
    };
    const ids = async (): Promise<Cell[]> => (await rows()).map((row) => row["Sample ID"] ?? null);

    it("reads no rows from an absent table", async () => {
      expect(await workbook.read([{ table: SAMPLE }, { table: OTHER }])).toEqual([[], []]);
    });

    it("does nothing to an absent table by updating or removing", async () => {
      await workbook.apply([update({ "Sample ID": "a", Text: "x" }), remove("a")]);
      expect(await rows()).toEqual([]);
    });

    it("appends in order, behind what is there", async () => {
      await workbook.apply([append(sampleRow("b"), sampleRow("a"))]);
      await workbook.apply([append(sampleRow("c"))]);
      expect(await ids()).toEqual(["b", "a", "c"]);
    });

    it("leaves out appended rows whose key is there, in the table or in the batch", async () => {
      await workbook.apply([append(sampleRow("a", { Text: "first" }))]);
      await workbook.apply([
        append(sampleRow("a", { Text: "second" }), sampleRow("b"), sampleRow("b", { Text: "twice" })),
      ]);
      expect(await rows(["Sample ID", "Text"])).toEqual([
        { "Sample ID": "a", Text: "first" },
        { "Sample ID": "b", Text: null },
      ]);
    });

    it("takes a row again once its key was removed, at the end", async () => {
      await workbook.apply([append(sampleRow("a"), sampleRow("b"))]);
      await workbook.apply([remove("a"), append(sampleRow("a", { Text: "new" }))]);
      expect(await rows(["Sample ID", "Text"])).toEqual([
        { "Sample ID": "b", Text: null },
        { "Sample ID": "a", Text: "new" },
      ]);
    });

    it("updates only the cells given, and ignores keys that are not there", async () => {
      await workbook.apply([append(sampleRow("a", { Text: "old", Count: 1 }), sampleRow("b", { Count: 2 }))]);
      await workbook.apply([update({ "Sample ID": "a", Count: 7 }, { "Sample ID": "x", Count: 9 })]);
      expect(await rows(["Sample ID", "Text", "Count"])).toEqual([
        { "Sample ID": "a", Text: "old", Count: 7 },
        { "Sample ID": "b", Text: null, Count: 2 },
      ]);
    });

    it("blanks a cell by null and by empty text", async () => {
      await workbook.apply([append(sampleRow("a", { Text: "old", Amount: 1, State: "Open" }))]);
      await workbook.apply([update({ "Sample ID": "a", Text: "", Amount: null })]);
      expect(await rows(["Text", "Amount", "State"])).toEqual([{ Text: null, Amount: null, State: "Open" }]);
    });

    it("updates a row appended in the same batch", async () => {
      await workbook.apply([append(sampleRow("a", { Count: 1 })), update({ "Sample ID": "a", Text: "new" })]);
      expect(await rows(["Text", "Count"])).toEqual([{ Text: "new", Count: 1 }]);
    });

    it("removes rows by key and keeps the others in order", async () => {
      await workbook.apply([append(...["a", "b", "c", "d", "e"].map((id) => sampleRow(id, { Text: id })))]);
      await workbook.apply([remove("b", "d", "missing")]);
      expect(await rows(["Text"])).toEqual([{ Text: "a" }, { Text: "c" }, { Text: "e" }]);
    });

    it("can lose all rows and get new ones", async () => {
      await workbook.apply([append(sampleRow("a", { Text: "x" }), sampleRow("b"))]);
      await workbook.apply([remove("a", "b")]);
      expect(await rows()).toEqual([]);
      await workbook.apply([append(sampleRow("c"))]);
      expect(await ids()).toEqual(["c"]);
    });

    it("reads the columns asked for, also where they are blank", async () => {
      await workbook.apply([append(sampleRow("a", { Text: "x", Amount: 2.5 }), sampleRow("b"))]);
      expect(await rows(["Amount"])).toEqual([{ Amount: 2.5 }, { Amount: null }]);
    });

    it("reads only the rows asked for", async () => {
      const states = ["Open", "Done", "Open", null, "open"];
      await workbook.apply([
        append(...states.map((state, i) => sampleRow(`k${i}`, { State: state, Count: i }))),
      ]);
      workbook = await again();
      const columns = ["State", "Count"];
      const only = (...values: string[]) => ({ table: SAMPLE, columns, only: { heading: "State", values } });
      const counts = (await workbook.read([only("Open"), only("Done", "open"), only("none"), only()])).map(
        (list) => list.map((row) => row["Count"]),
      );
      expect(counts).toEqual([[0, 2], [1, 4], [], []]);
    });

    it("gives every cell back as it was", async () => {
      const row = sampleRow("00123", {
        Text: "  José Müller 漢字 🎓 <a & \"b\"> 'c'\nsecond line\ttab  ",
        State: "Done",
        Amount: -1234567.89,
        Quantity: 0.000001,
        Cents: 12.3,
        Count: 0,
        "Share %": 0.333333333333,
        Day: 45658,
        At: 45658.75,
      });
      await workbook.apply([append(row)]);
      expect(await rows()).toEqual([row]);
    });

    it.each(AWKWARD)("keeps %s as text", async (_label, text) => {
      await workbook.apply([append(sampleRow("a", { Text: text }))]);
      expect(await rows(["Text"])).toEqual([{ Text: text }]);
    });

    it("keeps the same texts where they replace numbers", async () => {
      await workbook.apply([append(...AWKWARD.map(([label]) => sampleRow(label, { Text: 7 })))]);
      await workbook.apply([update(...AWKWARD.map(([label, text]) => ({ "Sample ID": label, Text: text })))]);
      const read = new Map((await rows()).map((row) => [row["Sample ID"], row["Text"]]));
      // One by one: 32,767 characters are not to be printed.
      for (const [label, text] of AWKWARD) expect([label, read.get(label) === text]).toEqual([label, true]);
    });

    it.each([0, -0, 0.1, 1e-15, 123456789012.34, -1e21, 5e-324, 1.7976931348623157e308])(
      "keeps the number %d",
      async (number) => {
        await workbook.apply([append(sampleRow("a", { Amount: number }))]);
        expect(await rows(["Amount"])).toEqual([{ Amount: number === 0 ? 0 : number }]);
      },
    );

    it("keeps booleans", async () => {
      await workbook.apply([append(sampleRow("a", { Text: true }), sampleRow("b", { Text: false }))]);
      expect(await rows(["Text"])).toEqual([{ Text: true }, { Text: false }]);
    });

    it("changes several tables in one batch", async () => {
      await workbook.apply([
        append(sampleRow("a")),
        { do: "append", table: OTHER, rows: [{ Key: "k", Value: "v" }] },
        update({ "Sample ID": "a", Text: "later" }),
      ]);
      workbook = await again();
      const [sample, other] = await workbook.read([{ table: SAMPLE, columns: ["Text"] }, { table: OTHER }]);
      expect(sample).toEqual([{ Text: "later" }]);
      expect(other).toEqual([{ Key: "k", Value: "v" }]);
    });

    it("ends in the same workbook when a batch is applied twice", async () => {
      const batch = [
        append(sampleRow("a", { Count: 1 }), sampleRow("b"), sampleRow("c")),
        update({ "Sample ID": "b", Text: "changed" }),
      ];
      await workbook.apply(batch);
      const once = await rows();
      await workbook.apply(batch);
      expect(await rows()).toEqual(once);
    });

    it("refuses rows without a key and columns that the table does not have", async () => {
      await expect(Promise.resolve().then(() => workbook.apply([append({ Text: "x" })]))).rejects.toThrow(
        /no Sample ID/,
      );
      await workbook.apply([append(sampleRow("a"))]);
      await expect(
        Promise.resolve().then(() => workbook.apply([update({ "Sample ID": "a", Nonsense: 1 })])),
      ).rejects.toThrow(/no column Nonsense/);
    });

    it(`holds ${MANY.toLocaleString("en-US")} rows`, async () => {
      const ids = Array.from({ length: MANY }, (_, n) => `r${n}`);
      const texts = ids.map((_, n) => String(n).padStart(6, "0"));
      await workbook.apply([append(...ids.map((id, n) => sampleRow(id, { Text: texts[n] ?? "", At: n })))]);
      expect((await rows(["Text"])).map((row) => row["Text"])).toEqual(texts);
      const [some, gone] = [
        [0, 24_999, MANY - 1],
        [1, 25_000, MANY - 2],
      ];
      await workbook.apply([
        update(...some.map((n) => ({ "Sample ID": `r${n}`, Text: "changed" }))),
        remove(...gone.map((n) => `r${n}`)),
      ]);
      for (const n of some) texts[n] = "changed";
      const kept = ids.flatMap((id, n) => (gone.includes(n) ? [] : [[id, texts[n], n]]));
      const read = await rows(["Sample ID", "Text", "At"]);
      expect(read.map((row) => [row["Sample ID"], row["Text"], row["At"]])).toEqual(kept);
    });
  });

  peopleContract(name, open);
  damageContract(name, open);
}
