/** What the browser remembers: a person's name for the log, how they send, and what they did not take yet. */

import type { Period } from "../src/core/period";

const KEY = "openchargeback.";

/** How the month's mails leave. */
export const WAYS = ["outbox", "draft", "send"] as const;
export type Way = (typeof WAYS)[number];

export type OutboxState = "" | "made" | "lost";

export class Preferences {
  /** For the session, where the browser forbids a page in a frame to remember. */
  private readonly held = new Map<string, string>();

  constructor(private readonly storage: Pick<Storage, "getItem" | "setItem"> | null) {}

  /** As it goes into the log; "" until the person gave it. */
  get name(): string {
    return this.read("name");
  }

  set name(name: string) {
    this.write("name", name);
  }

  get way(): Way {
    const way = this.read("way");
    return WAYS.find((known) => known === way) ?? "outbox";
  }

  set way(way: Way) {
    this.write("way", way);
  }

  /** The address of the shared mailbox that mails leave from; "" for the person's own. */
  get mailbox(): string {
    return this.read("mailbox");
  }

  set mailbox(address: string) {
    this.write("mailbox", address);
  }

  /** What became of a month's outbox that was made here: made and not downloaded yet, or lost with the pane; else "". */
  outbox(period: Period): OutboxState {
    const state = this.read(`outbox.${period}`);
    return state === "made" || state === "lost" ? state : "";
  }

  setOutbox(period: Period, state: OutboxState): void {
    this.write(`outbox.${period}`, state);
  }

  private read(key: string): string {
    return this.held.get(key) ?? this.storage?.getItem(KEY + key) ?? "";
  }

  private write(key: string, value: string): void {
    this.held.set(key, value.trim());
    try {
      this.storage?.setItem(KEY + key, value.trim());
    } catch {
      // Full or forbidden: it is asked for again next time.
    }
  }
}
