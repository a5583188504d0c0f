/**
 * OneDrive's hash of a file, bit by bit as Microsoft describes it
 * (https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash): written apart from the program's own.
 */
const BITS = 160n;
const MASK = (1n << BITS) - 1n;

export function quickXorHash(bytes: Uint8Array): string {
  // Bytes that turn to the same place are put together first.
  const places = new Uint8Array(160);
  for (let index = 0; index < bytes.length; index++) places[index % 160]! ^= bytes[index]!;
  let hash = 0n;
  places.forEach((byte, index) => {
    const shift = BigInt((index * 11) % 160);
    const value = BigInt(byte) << shift;
    hash ^= (value & MASK) | (value >> BITS);
  });
  const block = Buffer.from(hash.toString(16).padStart(40, "0"), "hex").reverse();
  let length = BigInt(bytes.length);
  for (let i = 12; i < 20; i++, length >>= 8n) block[i]! ^= Number(length & 0xffn);
  return block.toString("base64");
}
