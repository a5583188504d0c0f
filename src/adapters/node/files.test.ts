/** Files on disk, a clock that can stand still, fonts from packages: the Node host's small adaptors. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HostFailure, Refusal } from "../../core/problem";
import { systemClock } from "./clock";
import { folderSaver, inputFile, nodeFileReader } from "./files";
import { charactersOf } from "./font-characters";
import { nodeFonts } from "./fonts";

const bytes = Uint8Array.of(1, 2, 3);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "files-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("saving", () => {
  test("makes folders, says where and whether it changed, leaves nothing else behind", async () => {
    const saver = folderSaver(join(folder, "out"));
    const path = join(folder, "out", "2025-01", "a.pdf");
    expect(await saver.save("2025-01/a.pdf", bytes)).toEqual({ path, changed: true });
    const before = (await stat(path)).mtimeMs;
    expect(await saver.save("2025-01/a.pdf", bytes)).toEqual({ path, changed: false });
    expect((await stat(path)).mtimeMs).toBe(before);
    expect(await saver.save("2025-01/a.pdf", Uint8Array.of(9))).toEqual({ path, changed: true });
    expect(new Uint8Array(await readFile(path))).toEqual(Uint8Array.of(9));
    expect(await readdir(join(folder, "out", "2025-01"))).toEqual(["a.pdf"]);
  });

  test.each(["../a", "a/../../b", "/etc/a", "", "."])("%j is not inside the folder", async (name) => {
    await expect(folderSaver(folder).save(name, bytes)).rejects.toThrow(HostFailure);
  });

  test("a file that cannot be replaced is a failure, and its old place is left as it was", async () => {
    await mkdir(join(folder, "a.pdf"));
    await expect(folderSaver(folder).save("a.pdf", bytes)).rejects.toThrow(HostFailure);
    expect(await readdir(folder)).toEqual(["a.pdf"]);
  });
});

describe("reading", () => {
  test("a file, and one that is not there", async () => {
    await writeFile(join(folder, "a.csv"), bytes);
    expect(await nodeFileReader.read(join(folder, "a.csv"))).toEqual(bytes);
    expect(await nodeFileReader.read(join(folder, "b.csv"))).toBeNull();
    expect(await nodeFileReader.read(join(folder, "a.csv", "c"))).toBeNull();
    await expect(nodeFileReader.read(folder)).rejects.toThrow(HostFailure);
  });

  test("an input file has its name without folders; a missing one is said by its path", async () => {
    const file = inputFile(join(folder, "a.csv"));
    expect(file.name).toBe("a.csv");
    await expect(file.bytes()).rejects.toThrow(join(folder, "a.csv"));
    await writeFile(join(folder, "a.csv"), bytes);
    expect(await file.bytes()).toEqual(bytes);
  });
});

describe("the clock", () => {
  afterEach(() => {
    delete process.env["SOURCE_DATE_EPOCH"];
  });

  test("is the system's, in whole seconds, or the one given", () => {
    expect(systemClock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(Math.abs(Date.parse(systemClock.now()) - Date.now())).toBeLessThan(5000);
    process.env["SOURCE_DATE_EPOCH"] = "1738573200";
    expect(systemClock.now()).toBe("2025-02-03T09:00:00Z");
    process.env["SOURCE_DATE_EPOCH"] = "yesterday";
    expect(() => systemClock.now()).toThrow(Refusal);
  });
});

describe("fonts", () => {
  /** Asks as the caller does: again for the rest. */
  async function all(characters: string): Promise<{ names: string[]; rest: string }> {
    const source = nodeFonts();
    const names: string[] = [];
    let rest = characters;
    for (
      let font = await source.fontFor(rest);
      font !== null;
      font = rest === "" ? null : await source.fontFor(rest)
    ) {
      const has = charactersOf(font.bytes);
      names.push(font.name);
      rest = Array.from(rest)
        .filter((character) => !has.has(character))
        .join("");
    }
    return { names, rest };
  }

  test.each([
    ["王小明", "noto-sans-sc"],
    ["さくらカタカナ", "noto-sans-sc"],
    ["김민수", "noto-sans-kr"],
  ])("%s is found, and only its characters are in the file", async (text, from) => {
    const { names, rest } = await all(text);
    expect(rest).toBe("");
    expect(names.every((name) => name.startsWith(from))).toBe(true);
    const font = await nodeFonts().fontFor(text);
    expect(
      Array.from(charactersOf(font?.bytes ?? bytes)).every((character) => text.includes(character)),
    ).toBe(true);
    expect(font?.bytes.length).toBeLessThan(20_000);
  });

  test("what no package has is left over; one false claim hides no other character", async () => {
    expect((await all("עברית")).rest).toBe("עברית");
    expect((await all("한王ע")).rest).toBe("ע");
  });

  test("without the packages there is no font, and no error", async () => {
    await writeFile(join(folder, "program.js"), "");
    expect(await nodeFonts(join(folder, "program.js")).fontFor("王")).toBeNull();
  });
});
