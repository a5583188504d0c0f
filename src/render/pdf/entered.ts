/** What a statement says of an entry: why, who entered and approved it, what shows it. */
import type { EnteredNote } from "../../core/statements/statement";
import type { Part } from "./cells";

/** Said once an entry: its other rows name it only. */
export class EntryNotes {
  private readonly said = new Set<string>();

  of(note: EnteredNote | undefined, description: string): Part[] {
    if (note === undefined) return [];
    const { adjustmentId, fundOrg } = note;
    const named = muted(fundOrg === "" ? adjustmentId : `${adjustmentId}, ${fundOrg}`);
    if (this.said.has(adjustmentId)) return [named];
    this.said.add(adjustmentId);
    return [named, ...notes(note, description)];
  }
}

function notes(note: EnteredNote, description: string): Part[] {
  const { reason, evidence, explanation, certifier } = note;
  return [
    // An entry without a description of its own is described by its reason.
    reason === "" || description.startsWith(reason) ? "" : `Reason: ${reason}`,
    whoWords(note),
    evidence === "" ? "" : `Evidence: ${evidence}`,
    explanation === "" ? "" : `Why so late: ${explanation}`,
    certifier === "" ? "" : `Certified by ${certifier}`,
  ]
    .filter((text) => text !== "")
    .map((text) => ({ text }));
}

function whoWords({ enteredBy, approvedBy }: EnteredNote): string {
  if (enteredBy === "") return approvedBy === "" ? "" : `Approved by ${approvedBy}`;
  if (approvedBy === "") return `Entered by ${enteredBy}`;
  return approvedBy === enteredBy
    ? `Entered and approved by ${enteredBy}`
    : `Entered by ${enteredBy}, approved by ${approvedBy}`;
}

function muted(text: string): Part {
  return { text, tone: "muted" };
}
