/** Settings that the stand-in keeps and gives back without acting on them. */
export class Bag {
  readonly values = new Map<string, unknown>();
  private readonly parts = new Map<string, Bag>();

  /** A part of its own, made when first asked for. */
  part(name: string): Bag {
    let part = this.parts.get(name);
    if (part === undefined) this.parts.set(name, (part = new Bag()));
    return part;
  }

  partNames(): readonly string[] {
    return [...this.parts.keys()];
  }

  clear(): void {
    this.values.clear();
    this.parts.clear();
  }
}
