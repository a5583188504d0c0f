/**
 * A logo for many statements. jsPDF unpacks a PNG and packs it anew for each document, which takes longer than the
 * rest of the statement. jsPDF's plug-ins are functions of jsPDF.API, and this one stands before that one: it hands
 * out a copy of what was made of the same picture last.
 */
import { jsPDF } from "jspdf";

/** As jsPDF keeps it; it notes in it where in its file the picture lies. */
type Packed = Readonly<Record<string, unknown>>;
/** @param text the picture's bytes, a character each */
type Packing = (
  this: unknown,
  bytes: Uint8Array,
  index: number,
  alias: string,
  compression: string,
  text?: string,
) => Packed;

const api = jsPDF.API as unknown as { processPNG: Packing };
const jsPdfsOwn = api.processPNG;
let last: { readonly text: string; readonly compression: string; readonly packed: Packed } | null = null;

/** From now on jsPDF packs PNG pictures in this way. */
export function keepPicture(): void {
  api.processPNG = function (bytes, index, alias, compression, text) {
    if (text === undefined) return jsPdfsOwn.call(this, bytes, index, alias, compression);
    if (last?.text !== text || last.compression !== compression) {
      const packed = jsPdfsOwn.call(this, bytes, index, alias, compression, text);
      last = { text, compression, packed: { ...packed } };
      return packed;
    }
    return { ...last.packed, index, alias };
  };
}
