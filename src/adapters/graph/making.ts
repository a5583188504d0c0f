/** What one call that makes a draft knows and uses. */
import type { Mail } from "../../core/mail";
import type { Mailbox } from "./mailbox";
import type { Found } from "./message";

export interface DraftTools {
  readonly mailbox: Mailbox;
  /** mailHash of the mail as the program has it. */
  readonly text: string;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
}

export interface Drafted {
  readonly found: Found;
  readonly made: boolean;
}

export interface Making extends DraftTools {
  readonly mail: Mail;
  readonly body: object;
  readonly key: string;
  readonly maker: string;
  /** The id of the draft this call made, when Outlook told it. */
  made: string | null;
  /** Requests to make the draft of which nobody knows whether they did. */
  broken: number;
  /** Looks that did not show what was made. */
  waits: number;
}

/** Milliseconds between two looks at a draft that somebody else makes. */
export const LOOK = 2_000;

/** Requests without a clear answer before giving up. */
export const TRIES = 3;
