/**
 * What stops a step, by who has to act: a Refusal the person who runs it, a HostFailure the host. What a person has to
 * look at while the step goes on is a value of its own kind: a row of a file that cannot be billed a RowProblem
 * (focus/row.ts), kept as a ProblemRecord (import/records.ts); what a rule says of a file a Finding
 * (focus/conformance/findings.ts).
 */

/** What to do instead, where the command line and the pane go different ways. */
export interface Ways {
  readonly script: string;
  readonly pane: string;
}

/** The step may not run. The message says what to do instead; nothing was written. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** The message for a person in the pane. */
  readonly inPane: string;

  /** @param message with `{way}` where the ways stand */
  constructor(
    message: string,
    /** The single reasons, where there are several. */
    readonly details: readonly string[] = [],
    ways: Ways = { script: "", pane: "" },
  ) {
    super(message.replace("{way}", () => ways.script));
    this.inPane = message.replace("{way}", () => ways.pane);
  }
}

/** A person stopped the step. */
export class Cancelled extends Refusal {
  constructor() {
    super("Cancelled. Nothing was written.");
  }
}

/** An adapter failed: the file, Excel or the mail service. */
export class HostFailure extends Error {
  override readonly name = "HostFailure";
  /**
   * @param message what happened and what to do, in words for a person
   * @param written what was written before the failure ("nothing", "the workbook, not the PDFs")
   */
  constructor(
    message: string,
    readonly written: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
