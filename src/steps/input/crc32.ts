/** CRC-32 (ISO 3309) of bytes that come one after another: fflate does not check what it unpacks. */

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

export class Crc32 {
  private crc = 0xffffffff;
  /** Bytes so far. */
  length = 0;

  add(bytes: Uint8Array): void {
    let crc = this.crc;
    for (const byte of bytes) crc = (crc >>> 8) ^ TABLE[(crc ^ byte) & 0xff]!;
    this.crc = crc;
    this.length += bytes.length;
  }

  /** An unsigned number of 32 bits. */
  value(): number {
    return (this.crc ^ 0xffffffff) >>> 0;
  }
}
