/** Links, rights, endings: the workbook that is meant is changed, as the person who made it meant it. */
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OTHER } from "../../testing/workbook-contract";
import { openXlsxWorkbook } from "./xlsx-workbook";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "workbook-"));
  path = join(folder, "month.xlsx");
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, key: string): Promise<void> {
  const workbook = await openXlsxWorkbook(name, { create: true });
  try {
    await workbook.apply([{ do: "append", table: OTHER, rows: [{ Key: key, Value: "v" }] }]);
  } finally {
    await workbook.close();
  }
}

async function keys(name: string): Promise<unknown[]> {
  const workbook = await openXlsxWorkbook(name, { readOnly: true });
  const [rows = []] = await workbook.read([{ table: OTHER }]);
  await workbook.close();
  return rows.map((row) => row["Key"]);
}

describe("a link", () => {
  let link: string;
  beforeEach(async () => {
    await write(path, "a");
    await mkdir(join(folder, "links"));
    link = join(folder, "links", "book.xlsx");
    await symlink("../month.xlsx", link);
  });

  it("stays a link, and the workbook that it leads to is changed, with the backup beside it", async () => {
    await write(link, "b");
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await keys(path)).toEqual(["a", "b"]);
    expect(await readdir(join(folder, "links"))).toEqual(["book.xlsx"]);
    expect((await readdir(folder)).sort()).toEqual(["links", "month.backup.xlsx", "month.xlsx"]);
  });

  it("has the lock of its workbook, and is open in Excel when that is", async () => {
    const first = await openXlsxWorkbook(path);
    await expect(openXlsxWorkbook(link)).rejects.toThrow(/Another command is at work on month\.xlsx/);
    await first.close();
    await writeFile(join(folder, "~$month.xlsx"), "");
    await expect(openXlsxWorkbook(link)).rejects.toThrow(/is open in Excel/);
  });

  it("to a link is followed; one that leads nowhere, or round and round, is refused", async () => {
    const second = join(folder, "second.xlsx");
    await symlink(link, second);
    await write(second, "c");
    expect(await keys(path)).toEqual(["a", "c"]);
    await rm(path);
    await expect(openXlsxWorkbook(second, { create: true })).rejects.toThrow(
      /^second\.xlsx is a link to a file that is not there\..*Nothing was written\.$/,
    );
    await symlink(second, path);
    await expect(openXlsxWorkbook(path)).rejects.toThrow(/is a link to a file that is not there/);
  });
});

// Windows has no modes and owners.
const onUnix = process.platform === "win32" ? describe.skip : describe;

onUnix("rights", () => {
  it.each([0o600, 0o660, 0o640, 0o644])("of %o stay", async (mode) => {
    await write(path, "a");
    await chmod(path, mode);
    await write(path, "b");
    expect((await stat(path)).mode & 0o777).toBe(mode);
    expect((await stat(join(folder, "month.backup.xlsx"))).mode & 0o777).toBe(mode);
  });

  const isAdministrator = process.getuid?.() === 0;
  (isAdministrator ? it : it.skip)("stay its owner's and group's, whoever runs the command", async () => {
    await write(path, "a");
    await chown(path, 1234, 2345);
    await chmod(path, 0o660);
    await write(path, "b");
    const { uid, gid, mode } = await stat(path);
    expect({ uid, gid, mode: mode & 0o777 }).toEqual({ uid: 1234, gid: 2345, mode: 0o660 });
  });

  it("of a write-protected workbook are respected: it is read, and not changed", async () => {
    await write(path, "a");
    await chmod(path, 0o444);
    const before = await readFile(path);
    await expect(write(path, "b")).rejects.toThrow(
      /^month\.xlsx is write-protected\. Take the protection off, or work on a copy\. Nothing was written\.$/,
    );
    expect(await keys(path)).toEqual(["a"]);
    expect((await readFile(path)).equals(before)).toBe(true);
    expect(await readdir(folder)).toEqual(["month.xlsx"]);
  });
});

describe("an ending", () => {
  it.each([
    ["book.ods", "book.xlsx"],
    ["book.csv", "book.xlsx"],
    ["book", "book.xlsx"],
    ["book.2025", "book.xlsx"],
    ["book.xltx", "book.xlsx"],
    ["book.xlsm", "book.xlsx"],
    ["book.xls", "book.xlsx"],
  ])("%s is not made, and %s is proposed", async (name, better) => {
    const words = new RegExp(`^${name} cannot be made: .*Name it ${better}\\..*Nothing was written\\.$`);
    await expect(write(join(folder, name), "a")).rejects.toThrow(words);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ["book.xls", /is in the old \.xls format\. Save it in Excel/],
    ["book.xlsb", /is a binary workbook\. Save it in Excel/],
    ["book.ods", /is an OpenDocument spreadsheet\. Save it/],
  ])("%s of a file that is there says what to do", async (name, words) => {
    await writeFile(join(folder, name), "x");
    await expect(openXlsxWorkbook(join(folder, name))).rejects.toThrow(words);
  });

  it("in capitals is one of ours", async () => {
    await write(join(folder, "BOOK.XLSX"), "a");
    expect(await keys(join(folder, "BOOK.XLSX"))).toEqual(["a"]);
  });
});
