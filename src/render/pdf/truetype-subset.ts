/**
 * A TrueType font cut down to some of its glyphs, each under its old number, with the tables that a PDF needs and no
 * others (ISO 32000-1, 9.9). jsPDF's own way copies all tables byte by byte through lists of numbers: that took three
 * times as long as drawing a statement, and its fonts are twice as large.
 */

/** Instructions for small screens are among them where a font has any. */
const TABLES = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"] as const;
type Tag = (typeof TABLES)[number];

/** Offsets in `head`, `hhea` and `maxp` (OpenType specification 1.9). */
const CHECK_SUM_ADJUSTMENT = 8;
const INDEX_TO_LOC_FORMAT = 50;
const NUMBER_OF_METRICS = 34;
const NUMBER_OF_GLYPHS = 4;
const CHECK_SUM = 0xb1b0afba;

/** Of a compound glyph's component: what follows its number, and whether another comes (OpenType, "glyf"). */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const FOUR_SCALES = 0x0080;

/** @param glyphs numbers; those that they are put together of come with them, and so does the one for what is missing */
export function subsetOf(file: Uint8Array, glyphs: Iterable<number>): Uint8Array {
  const tables = tablesOf(file);
  const places = placesOf(tables);
  const wanted = withComponents(tables.glyf, places, glyphs);
  const count = Math.max(...wanted) + 1;
  const { glyf, loca } = outlines(tables.glyf, places, wanted, count);
  const head = tables.head.slice();
  viewOf(head).setUint32(CHECK_SUM_ADJUSTMENT, 0);
  viewOf(head).setUint16(INDEX_TO_LOC_FORMAT, 1);
  const maxp = tables.maxp.slice();
  viewOf(maxp).setUint16(NUMBER_OF_GLYPHS, count);
  const hhea = tables.hhea.slice();
  const hmtx = metrics(tables.hmtx, viewOf(hhea).getUint16(NUMBER_OF_METRICS), wanted, count);
  viewOf(hhea).setUint16(NUMBER_OF_METRICS, count);
  return assembled({ ...tables, glyf, head, hhea, hmtx, loca, maxp });
}

type Tables = Readonly<Record<Tag, Uint8Array>>;

function tablesOf(file: Uint8Array): Tables {
  const view = viewOf(file);
  const found: Partial<Record<string, Uint8Array>> = {};
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const entry = 12 + 16 * index;
    const tag = String.fromCharCode(...file.subarray(entry, entry + 4));
    const offset = view.getUint32(entry + 8);
    found[tag] = file.subarray(offset, offset + view.getUint32(entry + 12));
  }
  // One that is missing is empty, and left out of what is made.
  return Object.fromEntries(TABLES.map((tag) => [tag, found[tag] ?? new Uint8Array()])) as Tables;
}

/** Where each glyph begins in `glyf`, and where the last ends. */
function placesOf({ head, loca }: Tables): readonly number[] {
  const view = viewOf(loca);
  const isLong = viewOf(head).getUint16(INDEX_TO_LOC_FORMAT) === 1;
  const count = loca.length / (isLong ? 4 : 2);
  return Array.from({ length: count }, (_, i) =>
    isLong ? view.getUint32(4 * i) : 2 * view.getUint16(2 * i),
  );
}

function withComponents(glyf: Uint8Array, places: readonly number[], glyphs: Iterable<number>): Set<number> {
  const found = new Set([0, ...glyphs]);
  // A set goes on with what is added to it meanwhile.
  for (const glyph of found) {
    for (const component of componentsOf(glyf.subarray(places[glyph], places[glyph + 1])))
      found.add(component);
  }
  return found;
}

function componentsOf(glyph: Uint8Array): number[] {
  const view = viewOf(glyph);
  const isCompound = glyph.length > 0 && view.getInt16(0) < 0;
  const components: number[] = [];
  let at = 10;
  for (let more = isCompound; more;) {
    const flags = view.getUint16(at);
    components.push(view.getUint16(at + 2));
    at += 4 + (flags & WORDS ? 4 : 2);
    at += flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & FOUR_SCALES ? 8 : 0;
    more = (flags & MORE) !== 0;
  }
  return components;
}

function outlines(
  all: Uint8Array,
  places: readonly number[],
  wanted: ReadonlySet<number>,
  count: number,
): Pick<Tables, "glyf" | "loca"> {
  const loca = new Uint8Array(4 * (count + 1));
  const view = viewOf(loca);
  const glyf = new Uint8Array(all.length);
  let length = 0;
  for (let glyph = 0; glyph < count; glyph += 1) {
    view.setUint32(4 * glyph, length);
    if (!wanted.has(glyph)) continue;
    const outline = all.subarray(places[glyph], places[glyph + 1]);
    glyf.set(outline, length);
    length += outline.length + (outline.length % 2);
  }
  view.setUint32(4 * count, length);
  return { glyf: glyf.slice(0, length), loca };
}

/** Width and left bearing of each glyph; those that are not wanted have none. @param own how many have a width of their own */
function metrics(all: Uint8Array, own: number, wanted: ReadonlySet<number>, count: number): Uint8Array {
  const [from, made] = [viewOf(all), new Uint8Array(4 * count)];
  const view = viewOf(made);
  for (const glyph of wanted) {
    view.setUint16(4 * glyph, from.getUint16(4 * Math.min(glyph, own - 1)));
    view.setInt16(4 * glyph + 2, from.getInt16(glyph < own ? 4 * glyph + 2 : 4 * own + 2 * (glyph - own)));
  }
  return made;
}

function assembled(tables: Tables): Uint8Array {
  const tags = TABLES.filter((tag) => tables[tag].length > 0);
  const start = 12 + 16 * tags.length;
  const length = tags.reduce((sum, tag) => sum + padded(tables[tag].length), start);
  const file = new Uint8Array(length);
  const view = viewOf(file);
  const power = 2 ** Math.floor(Math.log2(tags.length));
  view.setUint32(0, 0x00010000);
  [tags.length, 16 * power, Math.log2(power), 16 * (tags.length - power)].forEach((value, index) =>
    view.setUint16(4 + 2 * index, value),
  );
  let [offset, head] = [start, 0];
  for (const [index, tag] of tags.entries()) {
    const table = tables[tag];
    file.set(table, offset);
    const entry = 12 + 16 * index;
    for (let at = 0; at < 4; at += 1) file[entry + at] = tag.charCodeAt(at);
    view.setUint32(entry + 4, checkSum(view, offset, padded(table.length)));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, table.length);
    if (tag === "head") head = offset;
    offset += padded(table.length);
  }
  view.setUint32(head + CHECK_SUM_ADJUSTMENT, CHECK_SUM - checkSum(view, 0, length));
  return file;
}

function checkSum(view: DataView, offset: number, length: number): number {
  let sum = 0;
  for (let at = offset; at < offset + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function padded(length: number): number {
  return (length + 3) & ~3;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
