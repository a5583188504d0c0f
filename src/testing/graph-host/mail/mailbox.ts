/** One mailbox: its messages by folder. */
import type { HostClock } from "../clock";

export class Mailbox {
  constructor(
    readonly address: string,
    readonly clock: HostClock,
  ) {}
}
