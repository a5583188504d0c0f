/** What the browser remembers of a person: their name for the log. Everything else stands in the workbook. */

const NAME = "openchargeback.name";

export class Preferences {
  constructor(private readonly storage: Pick<Storage, "getItem" | "setItem"> | null) {}

  /** As it goes into the log; "" until the person gave it. */
  get name(): string {
    return this.storage?.getItem(NAME) ?? "";
  }

  set name(name: string) {
    this.storage?.setItem(NAME, name.trim());
  }
}
