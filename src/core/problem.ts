/** What can go wrong, by who has to act: a Problem is a value; a Refusal and a HostFailure stop the step. */

/** Something a person has to look at; the step goes on and reports it. */
export interface Problem {
  /** A stable short code, e.g. `N03`; focus rules use the codes of docs/focus.md. */
  readonly code: string;
  readonly message: string;
  /** Where: a file and row, a table and key, a charge. */
  readonly where: string;
}

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
