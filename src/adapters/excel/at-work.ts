/** The sheet "At Work": who is writing, and what an interruption would have to take back. */
import type { AtWork } from "../../ports/co-working";
import { AT_WORK } from "../../workbook/at-work";
import type { Cell } from "../../workbook/shape";
import { forget, setFormat, valuesOf } from "./ranges";
import { codeOf, type Ask, type Requests } from "./requests";
import { encodePart, type UndoPart } from "./undo-record";

/** Row 9: the batch; the rows of its undo record begin here. */
const FIRST_RECORD_ROW = 12;
const NOBODY = "Nobody is at work.";

export interface HeldLease extends AtWork {
  readonly token: string;
}

export interface BatchState {
  readonly step: string;
  readonly by: string;
  readonly at: string;
  /** While it is "removing" all else is written: an interruption is finished, not taken back. */
  readonly phase: "writing" | "removing";
  /** Rows of the undo record. */
  readonly rows: number;
}

export interface AtWorkState {
  readonly there: boolean;
  readonly lease: HeldLease | null;
  readonly batch: BatchState | null;
}

const ABSENT: AtWorkState = { there: false, lease: null, batch: null };

/** @param sheets the workbook's */
export function askAtWork(sheets: readonly string[]): Ask<AtWorkState> {
  if (!sheets.includes(AT_WORK)) return () => () => ABSENT;
  return (context) => {
    const range = cells(context, "A1:E9");
    range.load("values");
    return () => parse(valuesOf(range) ?? []);
  };
}

function parse(values: readonly (readonly Cell[])[]): AtWorkState {
  const [step = "", by = "", since = "", heartbeat = "", token = ""] = texts(values[4]);
  const [batchStep = "", batchBy = "", at = "", phase = "", rows = "0"] = texts(values[8]);
  return {
    there: true,
    lease: token === "" ? null : { step, by, since, heartbeat, token },
    batch:
      phase === ""
        ? null
        : {
            step: batchStep,
            by: batchBy,
            at,
            phase: phase === "removing" ? "removing" : "writing",
            rows: Number(rows),
          },
  };
}

function texts(row: readonly Cell[] | undefined): string[] {
  return (row ?? []).map((cell) => String(cell ?? ""));
}

/** Makes the sheet, the last one, unless it is there. */
export async function makeAtWork(requests: Requests): Promise<void> {
  try {
    await requests.send((context) => {
      const sheet = context.workbook.worksheets.add(AT_WORK);
      const all = forget(sheet.getRange("A1:E11"));
      setFormat(all, "@");
      all.values = [
        ["Who is at work in this workbook", "", "", "", ""],
        [NOBODY, "", "", "", ""],
        ["", "", "", "", ""],
        ["Step", "By", "Since", "Heartbeat", "Token"],
        ["", "", "", "", ""],
        ["", "", "", "", ""],
        ["What is being written, so that an interruption can be taken back", "", "", "", ""],
        ["Step", "By", "At", "Phase", "Rows"],
        ["", "", "", "", ""],
        ["", "", "", "", ""],
        ["Part", "What it was", "", "", ""],
      ];
      return () => undefined;
    });
  } catch (error) {
    // A try before took effect, or a co-worker made it.
    if (codeOf(error) !== "ItemAlreadyExists") throw error;
  }
}

/** The token as it is before what follows in the same request. */
export const askToken: Ask<string> = (context) => {
  const range = cells(context, "E5");
  range.load("values");
  return () => String(valuesOf(range)?.[0]?.[0] ?? "");
};

export function writeLease(context: Excel.RequestContext, lease: HeldLease | null): void {
  cells(context, "A5:E5").values = [
    lease === null ? ["", "", "", "", ""] : [lease.step, lease.by, lease.since, lease.heartbeat, lease.token],
  ];
  cells(context, "A2").values = [[lease === null ? NOBODY : `At work: ${inWords(lease)}.`]];
}

export function writeHeartbeat(context: Excel.RequestContext, now: string): void {
  cells(context, "D5").values = [[now]];
}

/** Adds parts to the undo record. @returns how many rows it has then */
export function addParts(
  context: Excel.RequestContext,
  batch: BatchState,
  firstPart: number,
  parts: readonly UndoPart[],
): number {
  const rows = parts.flatMap((part, i) => encodePart(firstPart + i, part));
  const total = batch.rows + rows.length;
  if (rows.length > 0) {
    const top = FIRST_RECORD_ROW + batch.rows;
    const range = cells(context, `A${top}:B${top + rows.length - 1}`);
    setFormat(range, "@");
    range.values = rows;
  }
  writeBatch(context, { ...batch, rows: total });
  return total;
}

export function writeBatch(context: Excel.RequestContext, batch: BatchState): void {
  cells(context, "A9:E9").values = [[batch.step, batch.by, batch.at, batch.phase, String(batch.rows)]];
}

export function clearBatch(context: Excel.RequestContext, rows: number): void {
  // First the line that says there is a record: what is left of it then means nothing.
  cells(context, "A9:E9").values = [["", "", "", "", ""]];
  if (rows > 0) cells(context, `A${FIRST_RECORD_ROW}:B${FIRST_RECORD_ROW + rows - 1}`).clear("Contents");
}

/** Where the undo record's rows are. */
export function recordRange(rows: number): { left: number; top: number; right: number; bottom: number } {
  return { left: 1, top: FIRST_RECORD_ROW, right: 2, bottom: FIRST_RECORD_ROW + rows - 1 };
}

/** "anna, Import since 10:02 UTC" */
export function inWords({ step, by, since }: AtWork): string {
  return `${by}, ${step} since ${timeOf(since)} UTC`;
}

export function timeOf(at: string): string {
  return at.slice(11, 16);
}

function cells(context: Excel.RequestContext, address: string): Excel.Range {
  return forget(context.workbook.worksheets.getItem(AT_WORK).getRange(address));
}
