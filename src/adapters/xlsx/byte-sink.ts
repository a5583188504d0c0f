/** Collects a part's bytes from pieces of text and of the old part, without ever holding it all as one string. */

const CHUNK = 4 << 20;

export class ByteSink {
  private readonly done: Buffer[] = [];
  private chunk = Buffer.allocUnsafe(CHUNK);
  private length = 0;

  /** @param bytes one byte a character */
  add(bytes: string): void {
    this.reserve(bytes.length);
    this.length += this.chunk.write(bytes, this.length, "latin1");
  }

  addText(text: string): void {
    if (!BEYOND_ASCII.test(text)) {
      this.add(text);
      return;
    }
    // A character takes at most three bytes for each of its UTF-16 units.
    this.reserve(text.length * 3);
    this.length += this.chunk.write(text, this.length, "utf8");
  }

  /** Large pieces are not copied until the end. */
  addBytes(bytes: Buffer): void {
    if (bytes.length <= CHUNK / 64) {
      this.reserve(bytes.length);
      this.length += bytes.copy(this.chunk, this.length);
      return;
    }
    this.finishChunk();
    this.done.push(bytes);
  }

  bytes(): Buffer {
    this.finishChunk();
    return Buffer.concat(this.done);
  }

  /** Whether there are finished pieces to be taken. */
  get isFull(): boolean {
    return this.done.length > 0;
  }

  /** The finished pieces, which are no longer its own; with `all` what is begun, too. */
  take(all: boolean): Buffer[] {
    if (all) this.finishChunk();
    return this.done.splice(0);
  }

  private finishChunk(): void {
    if (this.length > 0) this.done.push(this.chunk.subarray(0, this.length));
    this.chunk = this.chunk.subarray(this.length);
    this.length = 0;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.chunk.length) return;
    this.finishChunk();
    this.chunk = Buffer.allocUnsafe(Math.max(CHUNK, more));
  }
}

const BEYOND_ASCII = /[^\x00-\x7f]/;

/** Text as its UTF-8 bytes, one byte a character. */
export function asBytes(text: string): string {
  return BEYOND_ASCII.test(text) ? Buffer.from(text, "utf8").toString("latin1") : text;
}
