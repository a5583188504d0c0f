/** The pane's import runs in its worker: what goes between them is small, and says how far it is. */
import { MOST_CELLS, MOST_ROWS } from "../../taskpane/worker/row-pieces";
import { inBrowser } from "./support/begin";
import { mouse } from "./support/hand";
import { openPane, type OpenPane } from "./support/pane";
import { firstRun, takeIn } from "./support/walk";

inBrowser();

/** What the pane's ports hear of the worker: the calls by name, and the size of each piece of rows. */
const LISTEN = `
  window.heard = { calls: {}, rows: [], cells: [] };
  const listen = MessagePort.prototype.addEventListener;
  MessagePort.prototype.addEventListener = function (type, listener, options) {
    listen.call(this, type, (event) => {
      const { call, given = [] } = event.data ?? {};
      if (call !== undefined) window.heard.calls[call] = (window.heard.calls[call] ?? 0) + 1;
      const rows = call === "change" ? given[2].rows : undefined;
      if (rows !== undefined) {
        window.heard.cells.push(rows.cells.length);
        window.heard.rows.push(rows.cells.length / rows.headings.length);
      }
      listener(event);
    }, options);
  };
`;

interface Heard {
  readonly calls: Readonly<Record<string, number>>;
  readonly rows: readonly number[];
  readonly cells: readonly number[];
}

let pane: OpenPane;
afterEach(async () => await pane.close());

test("the sample month", async () => {
  pane = await openPane();
  await pane.page.addInitScript(LISTEN);
  await pane.page.reload();
  const hand = mouse(pane.page);
  await firstRun(hand, "anna@example.edu");
  await takeIn(hand);
  expect(pane.page.workers()).toHaveLength(1);
  const { calls, rows, cells } = await pane.page.evaluate<Heard>("heard");
  const charges = await pane.on(({ workbook }) => {
    const { body } = workbook.findTable("Charges") ?? { body: { top: 0, bottom: -1 } };
    return body.bottom - body.top + 1;
  });
  expect(charges).toBeGreaterThan(100);
  expect(rows.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(charges);
  expect(Math.max(...rows)).toBeLessThanOrEqual(MOST_ROWS);
  expect(Math.max(...cells)).toBeLessThanOrEqual(MOST_CELLS);
  expect(calls["report"]).toBeGreaterThanOrEqual(4);
  // What is written is applied once; files come in slices.
  expect(calls["apply"]).toBe(1);
  expect(calls["slice"]).toBeGreaterThanOrEqual(8);
  expect(pane.errors).toEqual([]);
});
