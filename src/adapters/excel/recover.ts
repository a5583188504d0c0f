/** Takes back what an interrupted batch had written; once it had begun to remove rows, finishes it instead. */
import { counted } from "../../core/words";
import { AT_WORK } from "../../workbook/at-work";
import { showTotals } from "./append-units";
import { clearBatch, recordRange, timeOf, type AtWorkState, type BatchState } from "./at-work";
import { lookAt, type Looked } from "./looking";
import type { Survey } from "./places";
import { setFormat } from "./ranges";
import { cutRows, readBlocks } from "./read-blocks";
import { removalSteps, type Removal, type RemovalStep } from "./removal";
import type { Requests } from "./requests";
import { decodeParts, type UndoPart } from "./undo-record";
import { loudly, quietly } from "./quiet";
import { restoreCell } from "./write-cells";

type Step = (context: Excel.RequestContext) => void;
type PartOf<D extends UndoPart["do"]> = Extract<UndoPart, { do: D }>;

/** Cells put back in one request; each is one small range. */
const MOST_CELLS = 800;

/** @returns what was done, in words; "" when nothing was interrupted */
export async function recover(requests: Requests, survey: Survey, { batch }: AtWorkState): Promise<string> {
  if (batch === null) return "";
  const parts = await readRecord(requests, batch);
  if (batch.phase === "removing") {
    const rows = await finishRemoval(requests, survey, parts, (context) => clearBatch(context, batch.rows));
    return `${title(batch)} was interrupted at its end: ${rows === 0 ? "all was written, and it is complete now" : `its last ${counted(rows, "row")} to remove went now, and it is complete`}.`;
  }
  const cells = await putBack(requests, survey, parts);
  const rows = await takeOut(requests, survey, parts, batch);
  return `${title(batch)} was interrupted: ${whatWasUndone(rows, cells)}.`;
}

async function readRecord(requests: Requests, batch: BatchState): Promise<UndoPart[]> {
  if (batch.rows === 0) return [];
  const blocks = cutRows({ sheet: AT_WORK, range: recordRange(batch.rows), rowBytes: 32_100 }, 100);
  return decodeParts((await readBlocks(requests, blocks)).flat());
}

/** Removes the rows that a batch meant to remove, looking afresh whenever Excel was busy. @returns how many went */
export async function finishRemoval(
  requests: Requests,
  survey: Survey,
  parts: readonly UndoPart[],
  finish: Step,
): Promise<number> {
  const removes = ofKind(parts, "remove");
  return await requests.persist(async () => {
    const looked = await lookAt(requests, survey, removes);
    const removals = byTable(removes, looked).map(([one, list]) => ({
      looked: one,
      rows: rowsToRemove(one, list),
      blanked: [],
    }));
    return await sendRemovals(requests, removals, [], finish);
  });
}

/** All rows of the keys; of a key whose row moved to the end, all but the last. */
function rowsToRemove({ keys }: Looked, parts: readonly PartOf<"remove">[]): number[] {
  const gone = new Set(parts.flatMap((part) => part.keys));
  const stay = new Set(parts.flatMap((part) => part.stay));
  const last = new Map(keys.map((key, index) => [key, index]));
  return keys.flatMap((key, index) =>
    gone.has(key) && !(stay.has(key) && last.get(key) === index) ? [index] : [],
  );
}

/** @returns how many cells */
async function putBack(requests: Requests, survey: Survey, parts: readonly UndoPart[]): Promise<number> {
  const updates = ofKind(parts, "update");
  const inputs = ofKind(parts, "input").filter((input) => survey.sheets.includes(input.sheet));
  const looked = await lookAt(requests, survey, updates);
  const steps: Step[] = inputs.map((input) => (context) => {
    const cell = context.workbook.worksheets.getItem(input.sheet).getRange(input.at);
    cell.untrack();
    setFormat(cell, "@");
    cell.values = [[input.old ?? ""]];
  });
  for (const [one, list] of byTable(updates, looked)) steps.push(...restoreSteps(one, list));
  for (let at = 0; at < steps.length; at += MOST_CELLS) {
    const some = steps.slice(at, at + MOST_CELLS);
    await requests.send((context) => {
      quietly(context);
      for (const step of some) step(context);
      return () => undefined;
    });
  }
  return steps.length;
}

function restoreSteps({ place, keys }: Looked, parts: readonly PartOf<"update">[]): Step[] {
  const rows = new Map<string, number[]>();
  keys.forEach((key, index) => rows.set(key, [...(rows.get(key) ?? []), place.body.top + index]));
  return parts.flatMap(({ cells, texts }) =>
    cells.flatMap(([key, ordinal, heading, old]): Step[] => {
      const row = rows.get(key)?.[ordinal];
      const column = place.columns.get(heading);
      if (row === undefined || column === undefined) return [];
      return [(context) => restoreCell(context, place.sheet, column, row, old, texts.includes(heading))];
    }),
  );
}

/** Appended rows go again. @returns how many */
async function takeOut(
  requests: Requests,
  survey: Survey,
  parts: readonly UndoPart[],
  batch: BatchState,
): Promise<number> {
  const appends = ofKind(parts, "append");
  const totals = ofKind(parts, "totals").filter((part) => survey.tables.has(part.table.toLowerCase()));
  return await requests.persist(async () => {
    const looked = await lookAt(requests, survey, appends);
    const removals = byTable(appends, looked).map(([one, list]) => appended(one, list));
    const last: Step[] = totals.map((part) => (context) => showTotals(context, part.table, part.formulas));
    return await sendRemovals(requests, removals, last, (context) => clearBatch(context, batch.rows));
  });
}

function appended(looked: Looked, parts: readonly PartOf<"append">[]): Removal {
  const before = new Map(parts.flatMap((part) => part.again));
  const filled = new Set(parts.flatMap((part) => part.keys.slice(0, part.filled)));
  const ours = new Set(parts.flatMap((part) => part.keys));
  const seen = new Map<string, number>();
  const found = looked.keys.flatMap((key, index) => {
    if (!ours.has(key)) return [];
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return nth > (before.get(key) ?? 0) ? [{ key, index }] : [];
  });
  return {
    looked,
    rows: found.filter((row) => !filled.has(row.key)).map((row) => row.index),
    blanked: found.filter((row) => filled.has(row.key)).map((row) => row.index),
  };
}

async function sendRemovals(
  requests: Requests,
  removals: readonly Removal[],
  last: readonly Step[],
  finish: Step,
): Promise<number> {
  const steps: RemovalStep[] = removals.flatMap(removalSteps);
  // One request for all but the largest removals; the last one closes the record.
  const groups = steps.length <= 4 ? [steps] : steps.map((step) => [step]);
  for (const [i, group] of groups.entries())
    await requests.once((context) => {
      quietly(context);
      for (const step of group) step(context);
      if (i === groups.length - 1) for (const step of [...last, finish, loudly]) step(context);
      return () => undefined;
    });
  return removals.reduce((sum, { rows, blanked }) => sum + rows.length + blanked.length, 0);
}

function ofKind<D extends UndoPart["do"]>(parts: readonly UndoPart[], kind: D): PartOf<D>[] {
  return parts.filter((part): part is PartOf<D> => part.do === kind);
}

function byTable<P extends { readonly table: string }>(
  parts: readonly P[],
  looked: ReadonlyMap<string, Looked>,
): [Looked, P[]][] {
  return [...looked.values()].map((one) => [
    one,
    parts.filter((part) => part.table.toLowerCase() === one.place.name.toLowerCase()),
  ]);
}

function title({ step, by, at }: BatchState): string {
  const what = step.toLowerCase();
  return `${/^[aeiou]/.test(what) ? "An" : "A"} ${what} of ${by} at ${timeOf(at)} UTC`;
}

function whatWasUndone(rows: number, cells: number): string {
  const words = [
    ...(rows > 0 ? [`its ${counted(rows, "row")} ${rows === 1 ? "was" : "were"} taken out again`] : []),
    ...(cells > 0
      ? [
          `${counted(cells, "cell")} ${cells === 1 ? "has its" : "have their"} earlier value${cells === 1 ? "" : "s"} again`,
        ]
      : []),
  ];
  return words.length === 0 ? "it had written nothing" : words.join(", and ");
}
