/** Which characters a TrueType font has: its cmap table, format 4 (OpenType specification 1.9, "cmap"). */

const WINDOWS = 3;
const UNICODE_BMP = 1;
const SEGMENT_FORMAT = 4;

/** Characters up to U+FFFF with a glyph; none when the font has no such table. */
export function charactersOf(font: Uint8Array): ReadonlySet<string> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const found = new Set<string>();
  const table = unicodeTable(view);
  if (table === null) return found;
  const segments = view.getUint16(table + 6) / 2;
  const at = (array: number, index: number) =>
    table + 14 + array * 2 * segments + (array > 0 ? 2 : 0) + 2 * index;
  for (let index = 0; index < segments; index += 1) {
    const end = view.getUint16(at(0, index));
    const delta = view.getUint16(at(2, index));
    const offset = view.getUint16(at(3, index));
    const start = view.getUint16(at(1, index));
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const listed = offset === 0 ? code : view.getUint16(at(3, index) + offset + 2 * (code - start));
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) found.add(String.fromCharCode(code));
    }
  }
  return found;
}

/** Where the font's table for Windows, Unicode's basic plane, begins. */
function unicodeTable(view: DataView): number | null {
  const cmap = tableOffset(view, "cmap");
  if (cmap === null) return null;
  const count = view.getUint16(cmap + 2);
  for (let index = 0; index < count; index += 1) {
    const record = cmap + 4 + 8 * index;
    const table = cmap + view.getUint32(record + 4);
    const wanted = view.getUint16(record) === WINDOWS && view.getUint16(record + 2) === UNICODE_BMP;
    if (wanted && view.getUint16(table) === SEGMENT_FORMAT) return table;
  }
  return null;
}

function tableOffset(view: DataView, tag: string): number | null {
  const count = view.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const record = 12 + 16 * index;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)));
    if (name === tag) return view.getUint32(record + 8);
  }
  return null;
}
