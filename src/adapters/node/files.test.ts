/** Files on disk: written in one step, equal bytes left alone, issued ones kept. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderSaver, inputFile, nodeFileReader } from "./files";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "Dateien für 一-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (name: string): string => readFileSync(join(folder, name), "utf8");

test("a file is written, replaced, and left alone where the bytes are equal", async () => {
  const saver = folderSaver(join(folder, "new", "deep"));
  expect(await saver.save("a b.txt", bytes("one"))).toEqual({
    path: join(folder, "new", "deep", "a b.txt"),
    changed: true,
  });
  expect((await saver.save("a b.txt", bytes("two"))).changed).toBe(true);
  const path = join(folder, "new/deep/a b.txt");
  utimesSync(path, 1, 1);
  expect((await saver.save("a b.txt", bytes("two"))).changed).toBe(false);
  expect([text("new/deep/a b.txt"), statSync(path).mtimeMs]).toEqual(["two", 1000]);
  expect(readdirSync(join(folder, "new", "deep"))).toEqual(["a b.txt"]);
});

test("a file that is to be kept stays, and is written where it is missing", async () => {
  const saver = folderSaver(folder);
  expect((await saver.save("issued.pdf", bytes("one"), true)).changed).toBe(true);
  expect((await saver.save("issued.pdf", bytes("two"), true)).changed).toBe(false);
  expect(text("issued.pdf")).toBe("one");
});

test.each(["../out.txt", "..", "/etc/out.txt", "a/../../out.txt"])(
  "%s leads out of the folder",
  async (name) => {
    await expect(folderSaver(folder).save(name, bytes("x"))).rejects.toThrow(/is not a file name inside/);
    expect(readdirSync(folder)).toEqual([]);
  },
);

test("a file that is not there reads as null, and as an input says so", async () => {
  expect(await nodeFileReader.read(join(folder, "no.csv"))).toBeNull();
  await expect(inputFile(join(folder, "no.csv")).size()).rejects.toThrow(/There is no file .*no.csv/);
});

test("a file in the folder's place is named", async () => {
  const place = join(folder, "book.xlsx");
  writeFileSync(place, "x");
  const says = `${place} is a file, or lies in one. Name a folder.`;
  await expect(folderSaver(place).save("a.pdf", bytes("x"))).rejects.toThrow(says);
  await expect(folderSaver(join(place, "deep")).save("a.pdf", bytes("x"))).rejects.toThrow("Name a folder.");
});
