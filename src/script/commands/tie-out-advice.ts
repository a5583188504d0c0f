/** What to do about a check of the tie-out that is off, with the command for it. */
import type { Check } from "../../core/tieout/check";
import type { Period } from "../../core/period";

/** @param journalId "" where no journal was exported */
export function adviceFor({ name }: Check, period: Period, journalId: string): string {
  const advice = ADVICE.find(([pattern]) => pattern.test(name));
  return advice?.[1]({ period, journalId }) ?? "";
}

type Words = (month: { readonly period: Period; readonly journalId: string }) => string;

const statements: Words = ({ period }) =>
  `Make the statements again: openchargeback statements --period ${period}`;
const journal: Words = ({ period, journalId }) =>
  `The journal is out of date. Take it back and export it anew: openchargeback journal --period ${period} --reverse ${journalId} --reason "…", then openchargeback journal --period ${period}`;
const files: Words = () =>
  "Put the cells back, or import the month's files again: a row that is missing or was typed over comes back as its file has it";

/** By name, the first that fits. */
const ADVICE: readonly (readonly [RegExp, Words])[] = [
  [/exported file \(rows\)/, () => "Put the cells of the Journal sheet back, or the fund, title or setting that the layout prints"],
  [/exported file/, () => "Put the exported file back as it was, or the cells of the Journal sheet"],
  [/against journal|^Journal/, journal],
  [/^Mended/, ({ period }) => `See which: openchargeback problems list --period ${period}`],
  [/^Adjustments/, ({ period }) => `Put the row back, or withdraw the adjustment and enter it anew: openchargeback adjust list --period ${period}`],
  [/^Corrections/, ({ period }) => `Reject or withdraw the correction that takes back too much: openchargeback review list --period ${period}`],
  [/^Keys/, () => "Delete the row that was copied"],
  [/^Carried/, () => "Put the cells back, delete the row that was added, or reopen the month before and close it again"],
  [/^Imports against the Log/, () => "Put the row of Imports back, or import the file again"],
  [/^Subsidy|^Credits/, statements],
  [/statement|^Billed and rounding/i, statements],
  [/import|typed over/i, files],
]; // prettier-ignore
