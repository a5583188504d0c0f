/** What `month` adds to a refusal that names options of `import`: the command that has them, to be copied. */
import { Refusal } from "../../core/problem";
import type { ChoiceOptions } from "../file-choice";

/** Options that only import has; for a month that is there, the same is said of each. */
const OPTIONS =
  /--(?:accept-problems|late-rows|as-correction|(?:replace|add)-period \d{4}-\d\d(?: --(?:replace|add)-period \d{4}-\d\d)*)/;

interface Asked extends ChoiceOptions {
  readonly period: string;
  readonly files: readonly string[];
}

/** @returns the error as it is where it names no such option */
export function withImportCommand(error: unknown, { period, files, ...choice }: Asked): unknown {
  if (!(error instanceof Refusal) || files.length === 0) return error;
  const [option] = OPTIONS.exec(error.message) ?? [];
  if (option === undefined) return error;
  const told = (["amounts", "dates", "summarise"] as const).flatMap((name) => {
    const value = choice[name];
    return value === undefined ? [] : [`--${name} ${quoted(value)}`];
  });
  // A correction goes into another month than the one that is closed.
  const isCorrection = option === "--as-correction";
  const words = ["openchargeback import", ...files.map(quoted), ...told];
  const command = [...words, ...(isCorrection ? [] : [`--period ${period}`]), option].join(" ");
  const then = isCorrection ? "" : `, then openchargeback month --period ${period} without files`;
  return new Refusal(`${error.message} The command: ${command}${then}`, error.details);
}

function quoted(word: string): string {
  return /^[\w./:\\-]+$/.test(word) ? word : `"${word}"`;
}
