/** The rows of all files into runs: each once, in the fullest form that any file has. */
import { figure } from "../../core/words";
import type { Seconds } from "../days";
import type { ExportNote } from "../usage";
import { runOf, type Run } from "./run";
import { readSacctText, type Column, type SacctFile, type SacctRow, type SacctText } from "./sacct-text";
import type { SacctClock } from "./times";

export interface Runs {
  readonly runs: readonly Run[];
  readonly notes: readonly ExportNote[];
  readonly rows: number;
  readonly steps: number;
  readonly neverStarted: number;
  /** Rows about a run that another row tells more of. */
  readonly repeated: number;
  /** Complete rows about one run that say other things; the first of a pair counts. */
  readonly contradictions: readonly (readonly [Run, Run])[];
  /** Some time has no offset: the zone of the request says what it is. */
  readonly localTimes: boolean;
}

export function runsOf(files: readonly SacctFile[], clock: SacctClock): Runs {
  const texts = files.map(readSacctText);
  const notes = [...texts.flatMap((text) => text.notes), ...unlikeColumns(files, texts)];
  const runs = new Map<string, Run>();
  const contradictions: [Run, Run][] = [];
  const counts = { rows: 0, steps: 0, neverStarted: 0, repeated: 0 };
  for (const { rows } of texts) {
    const found: Run[] = [];
    const unreadable: Unreadable[] = [];
    for (const row of rows) {
      counts.rows += 1;
      const run = runOf(row, clock);
      if ("key" in run) found.push(run);
      else if ("problem" in run) unreadable.push({ row, problem: run.problem });
      else if (run.skip === "step") counts.steps += 1;
      else counts.neverStarted += 1;
    }
    notes.push(...problemNotes(unreadable));
    for (const run of inTheHourThatComesTwice(found)) {
      const known = runs.get(run.key);
      if (known !== undefined) counts.repeated += 1;
      const counting = known === undefined || tellsMore(run, known) ? run : known;
      runs.set(run.key, counting);
      if (known !== undefined && contradicts(run, known))
        contradictions.push([counting, counting === run ? known : run]);
    }
  }
  return { runs: [...runs.values()], notes, contradictions, localTimes: clock.readLocalTime, ...counts };
}

interface Unreadable {
  readonly row: SacctRow;
  readonly problem: string;
}

/** How many rows of a file that cannot be read are told one by one. */
const TOLD = 5;

function problemNotes(unreadable: readonly Unreadable[]): ExportNote[] {
  const notes = unreadable.slice(0, TOLD).map(({ row, problem }): ExportNote => ({
    severity: "error",
    text: problem,
    where: `${row.file}, line ${row.line}`,
  })); // prettier-ignore
  const rest = unreadable.slice(TOLD);
  if (rest[0] === undefined) return notes;
  const text = `${figure(rest.length)} more rows cannot be read, the first of them in line ${rest[0].row.line}.`;
  return [...notes, { severity: "error", text, where: rest[0].row.file }];
}

/** Without one of these a file says less of its runs than the others. */
const USEFUL: readonly Column[] = ["Restarts", "Suspended", "ReqTRES"];

/** Rows of one run are told from each other by these; a file without one would count what another has already. */
const IDENTITY: readonly Column[] = ["Cluster", "JobIDRaw"];

function unlikeColumns(files: readonly SacctFile[], texts: readonly SacctText[]): ExportNote[] {
  const readable = texts.flatMap(({ columns }, i) =>
    columns.size === 0 ? [] : [{ name: files[i]?.name ?? "", columns }],
  );
  return [...IDENTITY, ...USEFUL].flatMap((column): ExportNote[] => {
    const without = readable.filter(({ columns }) => !columns.has(column));
    if (without.length === 0 || without.length === readable.length) return [];
    const isIdentity = IDENTITY.includes(column);
    const why = isIdentity ? "a run in both would be counted twice" : "for its runs it counts as blank";
    const text = `The file has no column ${column}, which other files have: ${why}. Make all files with the same --format.`;
    return without.map(({ name }) => ({ severity: isIdentity ? "error" : "warning", text, where: name }));
  });
}

/** The later row of a run: one with its end, the one that was made later; else always the same of the two. */
function tellsMore(run: Run, known: Run): boolean {
  if (run.goesOn !== known.goesOn) return known.goesOn;
  return run.end === known.end ? saidOf(run) >= saidOf(known) : run.end > known.end;
}

/** Two rows of a run that is over, which pay for it differently. */
function contradicts(run: Run, known: Run): boolean {
  return !run.goesOn && !known.goesOn && (run.end !== known.end || saidOf(run) !== saidOf(known));
}

function saidOf({ account, user, partition, qos, state, suspended, allocation }: Run): string {
  const numbers = [allocation.cores, allocation.nodes, allocation.billing, allocation.memory].map(String);
  const gpus = allocation.gpus.map(([type, count]) => `${type} ${count}`);
  return JSON.stringify([account, user, partition, qos, state, suspended, numbers, gpus]);
}

/**
 * A run that goes on does not say in which pass of the hour it began. All rows of a file were made at one moment, which
 * runs of other hours tell: the pass whose elapsed time leads there is the one.
 */
function inTheHourThatComesTwice(runs: readonly Run[]): readonly Run[] {
  const unclear = runs.filter((run) => run.goesOn && run.start.again !== null);
  if (unclear.length === 0) return runs;
  const made = madeAt(runs.filter((run) => run.start.again === null));
  return runs.map((run) =>
    run.goesOn && run.start.again !== null && made !== null ? nearest(run, made) : run,
  );
}

/** When a file was made, as its runs that go on tell; null when there is none. */
function madeAt(runs: readonly Run[]): Seconds | null {
  return runs.reduce<Seconds | null>((at, run) => (run.goesOn ? Math.max(at ?? 0, run.end) : at), null);
}

function nearest(run: Run, made: Seconds): Run {
  const { at, again } = run.start;
  const later = (again ?? at) - at;
  const second = Math.abs(run.end + later - made) < Math.abs(run.end - made);
  return second ? { ...run, start: { at: at + later, again: null }, end: run.end + later } : run;
}
