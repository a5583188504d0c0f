/** Reads ranges in as few requests as their answers allow: by estimated, then by measured bytes. */
import type { Range } from "../../workbook/a1";
import type { Cell } from "../../workbook/shape";
import { bytesOf, MOST_READ_BYTES, MOST_ROWS_IN_A_READ, RANGE_BYTES } from "./limits";
import { rangeOn, valuesOf } from "./ranges";
import { isTooBig, together, type Ask, type Requests } from "./requests";

export interface Block {
  readonly sheet: string;
  readonly range: Range;
  /** Estimated bytes of one row's values. */
  readonly rowBytes: number;
}

/** A range as blocks of at most so many rows. */
export function cutRows(block: Block, mostRows = MOST_ROWS_IN_A_READ): Block[] {
  const { top, bottom } = block.range;
  const blocks: Block[] = [];
  for (let from = top; from <= bottom; from += mostRows)
    blocks.push({
      ...block,
      range: { ...block.range, top: from, bottom: Math.min(bottom, from + mostRows - 1) },
    });
  return blocks;
}

type AskBlock<T> = (block: Block) => Ask<T[][] | null>;

/** @returns the values of each block, row by row */
export async function readBlocks(requests: Requests, blocks: readonly Block[]): Promise<Cell[][][]> {
  return await readBlocksAs(requests, blocks, askValues);
}

/** The same with another way to ask for a block. */
export async function readBlocksAs<T>(
  requests: Requests,
  blocks: readonly Block[],
  ask: AskBlock<T>,
): Promise<T[][][]> {
  const result: T[][][] = [];
  // What answers weighed, compared with the estimates: later requests are filled by it.
  let ratio = 1;
  for (let at = 0; at < blocks.length;) {
    const batch = fill(blocks, at, ratio);
    const values = await readBatch(requests, batch, ask);
    const estimated = batch.reduce((sum, block) => sum + estimate(block), 0);
    if (at + batch.length < blocks.length)
      ratio = Math.max(0.2, (1.1 * (await weightOf(requests, values))) / estimated);
    for (const list of values) result.push(list);
    at += batch.length;
  }
  return result;
}

/** Bytes of an answer's values. */
async function weightOf<T>(requests: Requests, values: readonly T[][][]): Promise<number> {
  let bytes = 0;
  for (const rows of values)
    await requests.turns.over(rows.length, (from, to) => (bytes += bytesOf(rows.slice(from, to))));
  return bytes;
}

function fill(blocks: readonly Block[], from: number, ratio: number): Block[] {
  const batch: Block[] = [];
  let bytes = 0;
  for (let i = from; i < blocks.length; i++) {
    const block = blocks[i];
    if (block === undefined) break;
    bytes += estimate(block) * ratio + RANGE_BYTES;
    if (batch.length > 0 && bytes > MOST_READ_BYTES) break;
    batch.push(block);
  }
  return batch;
}

function estimate({ range, rowBytes }: Block): number {
  return (range.bottom - range.top + 1) * rowBytes;
}

/** Halves what turns out too big for an answer. */
async function readBatch<T>(requests: Requests, batch: readonly Block[], ask: AskBlock<T>): Promise<T[][][]> {
  try {
    const values = await requests.send(together(batch.map(ask)));
    const whole = values.filter((list) => list !== null);
    if (whole.length === batch.length) return whole;
  } catch (error) {
    if (!isTooBig(error)) throw error;
  }
  const [first] = batch;
  if (batch.length > 1 || first === undefined) {
    const half = Math.ceil(batch.length / 2);
    const before = await readBatch(requests, batch.slice(0, half), ask);
    return [...before, ...(await readBatch(requests, batch.slice(half), ask))];
  }
  const rows = first.range.bottom - first.range.top + 1;
  if (rows === 1) throw new Error(`Row ${first.range.top} of sheet ${first.sheet} is too large to read`);
  const parts = cutRows(first, Math.ceil(rows / 2));
  return [(await readBatch(requests, parts, ask)).flat()];
}

const askValues: AskBlock<Cell> =
  ({ sheet, range }) =>
  (context) => {
    const asked = rangeOn(context, sheet, range);
    asked.load("values");
    return () => valuesOf(asked);
  };
