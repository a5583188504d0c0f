/** The logo by the real program: taken from a file, shown on statements, taken away; other files refused. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Cli } from "../support/cli";

const cli = new Cli("logo");
afterAll(() => cli.remove());

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);

function file(name: string, bytes: Uint8Array): string {
  const path = join(cli.folder, name);
  writeFileSync(path, bytes);
  return path;
}

beforeAll(async () => {
  expect((await cli.json("init")).code).toBe(0);
});

test("a picture becomes the logo, whatever its name; once more changes nothing; --none takes it away", async () => {
  const path = file("crest.image", PNG);
  const taken = await cli.json("logo", path);
  expect([taken.code, taken.json]).toEqual([
    0,
    expect.objectContaining({ logo: "crest.image", changed: true }),
  ]);
  expect((await cli.json("logo", path)).json).toMatchObject({ changed: false });
  const none = await cli.run("logo", "--none");
  expect([none.code, none.stdout]).toEqual([0, expect.stringContaining("no picture any more")]);
});

test.each([
  ["a drawing", "crest.png", Buffer.from("<svg/>"), /crest\.png is no PNG or JPEG picture/],
  [
    "one too large",
    "large.png",
    Buffer.concat([PNG, Buffer.alloc(30_000)]),
    /large\.png has 30\.1 KB.*at most 23\.9 KB/,
  ],
  ["half a picture", "half.png", PNG.subarray(0, 50), /half\.png is cut off/],
])("%s is refused and nothing is written", async (_what, name, bytes, message) => {
  const before = readFileSync(join(cli.folder, "book.xlsx"));
  const refused = await cli.run("logo", file(name, bytes));
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(message)]);
  expect(refused.stderr).toContain("Nothing was written.");
  expect(readFileSync(join(cli.folder, "book.xlsx")).equals(before)).toBe(true);
});

test("neither a file nor --none, or both, is refused", async () => {
  for (const args of [[], [file("crest.png", PNG), "--none"]]) {
    const refused = await cli.run("logo", ...args);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("Name one picture file")]);
  }
});
