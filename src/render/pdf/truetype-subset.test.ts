/** A font that is cut down draws what it drew. */
import fc from "fast-check";
import { runs } from "../../testing/runs";
import { readFont, type FontFile } from "./embedding";
import { NOTO_SANS_REGULAR } from "./fonts/noto-sans-regular";
import { subsetOf } from "./truetype-subset";

const font = readFont("Noto Sans", Uint8Array.from(Buffer.from(NOTO_SANS_REGULAR, "base64")));

class Tables {
  readonly tags: readonly string[];
  private readonly file: Buffer;

  constructor(bytes: Uint8Array) {
    this.file = Buffer.from(bytes);
    this.tags = Array.from({ length: this.file.readUInt16BE(4) }, (_, index) =>
      this.file.toString("latin1", 12 + 16 * index, 16 + 16 * index),
    );
  }

  table(tag: string): Buffer {
    const entry = 12 + 16 * this.tags.indexOf(tag);
    const offset = this.file.readUInt32BE(entry + 8);
    return this.file.subarray(offset, offset + this.file.readUInt32BE(entry + 12));
  }

  glyphs(): number {
    return this.table("maxp").readUInt16BE(4);
  }

  outline(glyph: number): Buffer {
    const loca = this.table("loca");
    const isLong = this.table("head").readUInt16BE(50) === 1;
    const place = (index: number): number =>
      isLong ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index);
    return this.table("glyf").subarray(place(glyph), place(glyph + 1));
  }

  width(glyph: number): number {
    const last = this.table("hhea").readUInt16BE(34) - 1;
    return this.table("hmtx").readUInt16BE(4 * Math.min(glyph, last));
  }

  /** Of the whole file, as OpenType sums it. */
  checkSum(): number {
    let sum = 0;
    for (let at = 0; at < this.file.length; at += 4) sum = (sum + this.file.readUInt32BE(at)) >>> 0;
    return sum;
  }
}

const whole = new Tables(font.rawData);
const glyphOf = (character: string): number => font.characterToGlyph(character.charCodeAt(0));

function cut(of: FontFile, glyphs: readonly number[]): Tables {
  return new Tables(subsetOf(of.rawData, glyphs));
}

test("only what a PDF needs, and the sums are right", () => {
  const made = cut(font, [glyphOf("A"), glyphOf("€")]);
  expect(made.tags).toEqual(["glyf", "head", "hhea", "hmtx", "loca", "maxp"]);
  expect(made.checkSum()).toBe(0xb1b0afba);
  expect(made.glyphs()).toBe(Math.max(glyphOf("A"), glyphOf("€")) + 1);
});

test("a glyph that is put together brings its parts", () => {
  const composed = Array.from({ length: whole.glyphs() }, (_, glyph) => glyph).find(
    (glyph) => whole.outline(glyph).length > 0 && whole.outline(glyph).readInt16BE(0) < 0,
  );
  expect(composed).toBeDefined();
  const part = whole.outline(composed ?? 0).readUInt16BE(12);
  const made = cut(font, [composed ?? 0]);
  expect(made.outline(part).length).toBeGreaterThan(0);
  expect(made.outline(part).subarray(0, whole.outline(part).length)).toEqual(whole.outline(part));
});

test("each glyph has its outline and its width, and no other has an outline", () => {
  const simple = (glyph: number): boolean =>
    whole.outline(glyph).length === 0 || whole.outline(glyph).readInt16BE(0) >= 0;
  const any = fc.uniqueArray(fc.integer({ min: 0, max: whole.glyphs() - 1 }), { maxLength: 60 });
  fc.assert(
    fc.property(any, (wanted) => {
      const made = cut(font, wanted);
      for (const glyph of wanted) {
        const [outline, old] = [made.outline(glyph), whole.outline(glyph)];
        expect(outline.subarray(0, old.length).equals(old)).toBe(true);
        expect(made.width(glyph)).toBe(whole.width(glyph));
      }
      if (!wanted.every(simple)) return;
      for (let glyph = 1; glyph < made.glyphs(); glyph += 1)
        if (!wanted.includes(glyph)) expect(made.outline(glyph)).toHaveLength(0);
    }),
    runs(50),
  );
});
