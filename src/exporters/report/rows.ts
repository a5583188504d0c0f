/** Reads every row of a report, so that a person hears of all that is wrong at once. */
import { Refusal } from "../../core/problem";

const SHOWN = 8;
const END = / Nothing was written\.$/;

/** @throws Refusal with the faults of all rows, the first ones in its text */
export function readRows<R, T>(rows: readonly R[], read: (row: R) => T): T[] {
  const refused: Refusal[] = [];
  const found: T[] = [];
  for (const row of rows)
    try {
      found.push(read(row));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(error);
    }
  const [first] = refused;
  if (first === undefined) return found;
  if (refused.length === 1) throw first;
  const texts = refused.map(({ message }) => message.replace(END, ""));
  const more = texts.length > SHOWN ? [`… and ${texts.length - SHOWN} more rows.`] : [];
  throw new Refusal([...texts.slice(0, SHOWN), ...more, "Nothing was written."].join("\n"), texts);
}
