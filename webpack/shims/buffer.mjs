/** Node's Buffer as far as subset-font uses it: a copy of bytes. */
export const Buffer = { from: (bytes) => new Uint8Array(bytes) };
