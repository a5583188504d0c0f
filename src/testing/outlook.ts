/** Outlook on the stand-in for Graph, for tests: one account, time that only passes when somebody waits. */
import { outlookSender } from "../adapters/graph/outlook";
import type { OutlookOptions } from "../adapters/graph/outlook";
import type { MailSender } from "../ports/mail-sender";
import { GraphHost, HandClock, signInAs } from "./graph-host";
import type { Delivery } from "./graph-host";

export const BILLING = "billing@example.edu";
export const PERSON = "sam.hill@example.edu";

export interface Outlook {
  readonly host: GraphHost;
  readonly clock: HandClock;
  /** A sender as another run of the program makes it: of the billing account, else as the options say. */
  open(options?: Partial<OutlookOptions>): MailSender;
  /** What arrived at an address: the numbers of the messages, so that a mail sent twice shows. */
  arrivedAt(address: string): Delivery[];
  /** Fails when a request did not fit what Graph takes. */
  stop(): Promise<void>;
}

export async function startOutlook(): Promise<Outlook> {
  const clock = new HandClock();
  const host = await GraphHost.start({ clock });
  host.accounts.add({ address: BILLING, name: "Research Computing Billing" });
  host.accounts.add({ address: PERSON, name: "Sam Hill", shared: [BILLING] });
  return {
    host,
    clock,
    open: (options = {}) =>
      outlookSender({
        signIn: signInAs(host, options.sharedMailbox === undefined ? BILLING : PERSON),
        baseUrl: host.baseUrl,
        wait: clock.wait,
        now: () => clock.now(),
        ...options,
      }),
    arrivedAt: (address) => host.deliveries().filter(({ to }) => to === address),
    async stop() {
      await host.stop();
      if (host.complaints.length > 0) throw new Error(host.complaints.join("\n"));
    },
  };
}
