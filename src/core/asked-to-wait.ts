/** A place asks to be left alone for longer than a run should wait. */
import { HostFailure } from "./problem";

/** Until then nothing is asked of it: each further request would make the wait longer. */
export class AskedToWait extends HostFailure {
  constructor(
    message: string,
    written: string,
    /** As the person's clock shows it: "15:40", with the day where it is another one. */
    readonly until: string,
    options?: { cause?: unknown },
  ) {
    super(message, written, options);
  }
}
