/** A question that a running step puts to the person: shown inline, since add-ins may not open dialogs. */
export class Question<A> {
  private resolve: ((answer: A) => void) | null = null;

  /** @param none the answer where the person goes on to something else */
  constructor(
    private readonly none: A,
    private readonly changed: () => void,
  ) {}

  get open(): boolean {
    return this.resolve !== null;
  }

  ask(): Promise<A> {
    this.leave();
    const answered = new Promise<A>((resolve) => {
      this.resolve = resolve;
    });
    this.changed();
    return answered;
  }

  answer(answer: A): void {
    const { resolve } = this;
    if (resolve === null) return;
    this.resolve = null;
    resolve(answer);
    this.changed();
  }

  leave(): void {
    this.answer(this.none);
  }
}
