/** Wrapping loses nothing and fits. */
import fc from "fast-check";
import { runs } from "../../testing/runs";
import { defaultSettingRows, readSettings } from "../../core/settings";
import { aStatement } from "../../testing/statement-documents";
import { loadFonts, type Faces } from "./faces";
import { cleanText } from "./text";
import { ellipsis, fittedType, oneLine, textWidth, wrap, type Line } from "./wrap";

const settings = readSettings(defaultSettingRows());
const type = { size: 9, bold: false };
let faces: Faces;
let noto: Faces;

beforeAll(async () => {
  const of = async (name: string) => {
    const document = aStatement([], { name });
    return (await loadFonts([document], settings, { fontFor: () => Promise.resolve(null) })).facesFor(
      document,
    );
  };
  faces = await of("Robin");
  noto = await of("Łukasz");
});

const textOf = (line: Line) => line.runs.map((run) => run.text).join("");
const linesOf = (text: string, width: number) => wrap(text, width, type, faces).map(textOf);

test("at blanks, the blank left out", () => {
  expect(linesOf("Assembly of large plant genomes", 80)).toEqual(["Assembly of large", "plant genomes"]);
  expect(linesOf("one\nline\tonly  ", 500)).toEqual(["one line only"]);
  expect(linesOf("   ", 500)).toEqual([]);
});

test("long addresses and ids behind a sign, anything else where it has to be", () => {
  expect(linesOf("somebody@department.school.example.edu", 110)).toEqual([
    "somebody@department.",
    "school.example.edu",
  ]);
  expect(linesOf("A".repeat(30), 60).join("")).toBe("A".repeat(30));
  expect(linesOf("see somebody@department.school.example.edu now", 110)).toEqual([
    "see",
    "somebody@department.",
    "school.example.edu now",
  ]);
});

test("a line says whether its last word goes on", () => {
  const torn = (text: string) => wrap(text, 110, type, faces).map((line) => line.torn);
  expect(torn("see somebody@department.school.example.edu now")).toEqual([false, true, false]);
  expect(torn("short")).toEqual([undefined]);
});

test("ideographs anywhere, kept whole without a font", () => {
  const lines = wrap("量子化学計算の並列化", 30, type, faces);
  expect(lines.map(textOf).join("")).toBe("量子化学計算の並列化");
  expect(lines.length).toBeGreaterThan(1);
  expect(lines[0]?.runs[0]?.face).toBeNull();
});

test("no line is wider than asked, and no character is lost", () => {
  const word = fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: "grapheme", maxLength: 30 }));
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 8 }),
      fc.integer({ min: 20, max: 300 }),
      fc.boolean(),
      (words, width, bold) => {
        const text = words.join(" ");
        for (const among of [faces, noto]) {
          const lines = wrap(text, width, { size: 9, bold }, among);
          expect(lines.map(textOf).join("").replace(/ /g, "")).toBe(cleanText(text).replace(/ /g, ""));
          for (const line of lines) {
            expect(line.width).toBeCloseTo(textWidth(textOf(line), { size: 9, bold }, among), 6);
            expect(line.width).toBeLessThanOrEqual(width + 1e-6);
          }
        }
      },
    ),
    runs(300),
  );
});

test("the ellipsis fits, and only where it is needed", () => {
  expect(textOf(ellipsis("short", 100, type, faces))).toBe("short");
  const cut = ellipsis("A rather long line of text", 60, type, faces);
  expect(textOf(cut)).toMatch(/^A rather.*…$/);
  expect(cut.width).toBeLessThanOrEqual(60);
});

test("a fitted type is as wide as it may be, never larger than asked", () => {
  expect(fittedType("short", 100, type, faces)).toEqual(type);
  const small = fittedType("A rather long line of text", 60, type, faces);
  expect(oneLine("A rather long line of text", small, faces).width).toBeCloseTo(60, 6);
});

test("a column without any room has a letter a line", () => {
  expect(wrap("no room", -5, type, faces).map(textOf).join("")).toBe("noroom");
});
