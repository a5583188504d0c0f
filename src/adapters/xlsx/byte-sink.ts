/** Collects a part's bytes from pieces of text and of the old part, without ever holding it all as one string. */

const CHUNK = 1 << 20;

export class ByteSink {
  private buffer: Buffer;
  private length = 0;
  private pending = "";

  /** @param expected about how many bytes will come */
  constructor(expected = CHUNK) {
    this.buffer = Buffer.allocUnsafe(expected + CHUNK);
  }

  /** @param bytes one byte a character */
  add(bytes: string): void {
    this.pending += bytes;
    if (this.pending.length >= CHUNK) this.flush();
  }

  addBytes(bytes: Buffer): void {
    this.flush();
    this.reserve(bytes.length);
    bytes.copy(this.buffer, this.length);
    this.length += bytes.length;
  }

  bytes(): Buffer {
    this.flush();
    return this.buffer.subarray(0, this.length);
  }

  private flush(): void {
    if (this.pending === "") return;
    this.reserve(this.pending.length);
    this.length += this.buffer.write(this.pending, this.length, "latin1");
    this.pending = "";
  }

  private reserve(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const wider = Buffer.allocUnsafe(Math.max(this.length + more, this.buffer.length * 1.5) | 0);
    this.buffer.copy(wider, 0, 0, this.length);
    this.buffer = wider;
  }
}

const BEYOND_ASCII = /[^\x00-\x7f]/;

/** Text as its UTF-8 bytes, one byte a character. */
export function asBytes(text: string): string {
  return BEYOND_ASCII.test(text) ? Buffer.from(text, "utf8").toString("latin1") : text;
}
