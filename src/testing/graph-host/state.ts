/** What the stand-in keeps: a mailbox an address, drives, upload addresses that are open. */
import type { HostClock } from "./clock";
import { Drives } from "./drive/drives";
import { Mailbox } from "./mail/mailbox";
import { Post } from "./mail/post";
import type { MailSettings } from "./mail/post";
import type { Upload } from "./mail/uploads";

export class State {
  readonly post = new Post();
  readonly drives: Drives;
  readonly uploads = new Map<string, Upload>();
  private readonly mailboxes = new Map<string, Mailbox>();

  constructor(
    private readonly clock: HostClock,
    private readonly mail: MailSettings,
  ) {
    this.drives = new Drives(clock);
  }

  /** Made when first asked for. */
  mailbox(address: string): Mailbox {
    const found = this.mailboxes.get(address) ?? new Mailbox(address, this.clock, this.mail, this.post);
    this.mailboxes.set(address, found);
    return found;
  }

  /** Lets everything leave whose time has come. */
  settle(): void {
    for (const mailbox of this.mailboxes.values()) mailbox.settle();
  }
}
