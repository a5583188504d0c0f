/** What is said of late rows, a sentence each: what was done with them, and what a person should look at. */
import type { LateSummary } from "../core/import/late-summary";
import { figure } from "../core/words";

export function lateNotes({ source, of, into, late, known, problems }: LateSummary): string[] {
  const month = `${source} ${of}`;
  return [
    ...(late.rows === 0
      ? []
      : [
          `${month} is closed: ${rows(late.rows)} it has not, ${late.amount}, ${go(late.rows)} into ${into}.`,
        ]),
    ...(problems === 0
      ? []
      : [`${month} is closed: ${rows(problems)} that cannot be billed ${go(problems)} into ${into}.`]),
    ...(known.rows === 0
      ? []
      : [`${month} has ${rows(known.rows)} of these already, ${known.amount}: left out.`]),
  ];
}

export function lateDoubts({ source, of, into, alike, gone, stays }: LateSummary): string[] {
  const month = `${source} ${of}`;
  return [
    ...(alike === 0
      ? []
      : [
          `${alike} of the late rows of ${month} ${alike === 1 ? "is" : "are"} like a row that was billed, at another amount or with other tags, and ${alike === 1 ? "waits" : "wait"} in Review of ${into}: if ${source} restated ${of}, reject ${alike === 1 ? "it" : "them"} and import the whole month as a correction.`,
        ]),
    ...(gone.rows === 0
      ? []
      : [
          `${into} loses ${rows(gone.rows, "late ")} of ${month}, ${gone.amount}: the new file has ${gone.rows === 1 ? "it" : "them"} not.`,
        ]),
    ...(stays.rows === 0
      ? []
      : [
          `${rows(stays.rows, "late ")} of ${month}, ${stays.amount}, that came with the replaced file ${stays.rows === 1 ? "stays" : "stay"} in ${into}: a later import was compared with ${stays.rows === 1 ? "it" : "them"}.`,
        ]),
  ];
}

function rows(n: number, kind = ""): string {
  return `${figure(n)} ${kind}${n === 1 ? "row" : "rows"}`;
}

function go(n: number): string {
  return n === 1 ? "goes" : "go";
}
