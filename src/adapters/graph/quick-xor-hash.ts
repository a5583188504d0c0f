/**
 * OneDrive's hash of a file's contents: each byte turned 11 bits further than the one before, all of them XORed, and
 * the length (https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash). It tells equal contents
 * from changed ones; it protects against nobody.
 */
const CELLS = 20;
const TURN = 11;
const LENGTH_FROM = 12;

/** In base64, as Graph gives it. */
export function quickXorHash(bytes: Uint8Array): string {
  const cells = new Uint8Array(CELLS);
  let bit = 0;
  for (const byte of bytes) {
    const cell = bit >> 3;
    const turned = byte << (bit & 7);
    cells[cell]! ^= turned & 0xff;
    cells[(cell + 1) % CELLS]! ^= turned >> 8;
    bit = (bit + TURN) % (CELLS * 8);
  }
  let length = bytes.length;
  for (let cell = LENGTH_FROM; cell < CELLS; cell++, length = Math.floor(length / 256))
    cells[cell]! ^= length % 256;
  return btoa(String.fromCharCode(...cells));
}
