/** What can go wrong, by who has to act: a Problem is a value; a Refusal and a HostFailure stop the step. */

/** Something a person has to look at; the step goes on and reports it. */
export interface Problem {
  /** A stable short code, e.g. `N03`; focus rules use the codes of docs/focus.md. */
  readonly code: string;
  readonly message: string;
  /** Where: a file and row, a table and key, a charge. */
  readonly where: string;
}

/** The step may not run. The message says what to do instead; nothing was written. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    message: string,
    /** The single reasons, where there are several. */
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}

/** An adaptor failed: the file, Excel or the mail service. */
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
