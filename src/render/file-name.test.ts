/** File names: readable, safe, and never the same for two statements. */
import fc from "fast-check";
import { runs } from "../testing/runs";
import { safeFileName, statementFileName } from "./file-name";

const name = (statementNo: string, pi: string) => statementFileName({ statementNo, pi });

test("says statement and address", () => {
  expect(name("2025-01-0007", "smith@chem.example.edu")).toBe("2025-01-0007_smith@chem.example.edu.pdf");
  expect(name("2025-01-0007-R2", "smith@bio.example.edu")).toBe("2025-01-0007-R2_smith@bio.example.edu.pdf");
});

test.each(["a/b", "a\\b", "a:b", "a*b", 'a"b', "a<b", "a|b", "a?b", "a\u0000b", "a\nb", "a\u202eb"])(
  "%j loses what a file system refuses, and gets a hash",
  (text) => expect(safeFileName(text, ".eml")).toMatch(/^a_b_[0-9a-f]{8}\.eml$/),
);

test.each(["CON", "nul", "com1", "LPT9.x", "", ".", "..", " ", "ends."])(
  "%j is no name of a device or folder",
  (text) => {
    const safe = safeFileName(text, ".eml");
    expect(safe).toMatch(/^_|^ends/);
    expect(safe).toMatch(/_[0-9a-f]{8}\.eml$/);
  },
);

test("long names are cut and stay apart", () => {
  const [a, b] = ["x", "y"].map((end) => name("2025-01-0007", `${"长".repeat(300)}${end}@example.edu`));
  expect(a).not.toBe(b);
  expect(a?.length).toBeLessThanOrEqual(120);
  expect(new TextEncoder().encode(a).length).toBeLessThanOrEqual(180);
  expect(a).toMatch(/\.pdf$/);
});

test("where case matters, names differ by more than case", () => {
  expect(safeFileName("Key", ".eml", true).toLowerCase()).not.toBe(
    safeFileName("key", ".eml", true).toLowerCase(),
  );
});

test("different texts have different names", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 20 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      if (a !== b) expect(safeFileName(a, ".pdf")).not.toBe(safeFileName(b, ".pdf"));
    }),
    runs(1000),
  );
});
