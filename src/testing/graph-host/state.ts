/** What the stand-in keeps: a mailbox an address, a drive an owner, upload addresses that are open. */
import type { HostClock } from "./clock";
import { Mailbox } from "./mail/mailbox";

export class State {
  private readonly mailboxes = new Map<string, Mailbox>();

  constructor(private readonly clock: HostClock) {}

  /** Made when first asked for. */
  mailbox(address: string): Mailbox {
    const found = this.mailboxes.get(address) ?? new Mailbox(address, this.clock);
    this.mailboxes.set(address, found);
    return found;
  }
}
