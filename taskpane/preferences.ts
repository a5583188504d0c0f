/** What the browser remembers of a person: their name for the log. Everything else stands in the workbook. */

const NAME = "openchargeback.name";

export class Preferences {
  /** For the session, where the browser forbids a page in a frame to remember. */
  private held: string;

  constructor(private readonly storage: Pick<Storage, "getItem" | "setItem"> | null) {
    this.held = storage?.getItem(NAME) ?? "";
  }

  /** As it goes into the log; "" until the person gave it. */
  get name(): string {
    return this.held;
  }

  set name(name: string) {
    this.held = name.trim();
    try {
      this.storage?.setItem(NAME, this.held);
    } catch {
      // Full or forbidden: the name is asked for again next time.
    }
  }
}
