/** The parts of the Web platform that browsers and Node share and steps use. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  /** @throws TypeError when fatal and the bytes are not in the encoding */
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}
declare class TextEncoder {
  encode(input: string): Uint8Array;
}
declare function setTimeout(work: () => void, milliseconds: number): unknown;
declare const crypto: { randomUUID(): string };
