/** Fonts for other scripts: the pane cuts the same bytes as Node does, and fetches no font that it does not need. */
import { nodeFonts } from "../../src/adapters/node/fonts";
import { inBrowser } from "./support/begin";
import { openPane } from "./support/pane";

const node = nodeFonts(__filename);

inBrowser();

test.each(["王小明", "김민준", "王小明김", "かな"])("for %s a browser gives Node's bytes", async (text) => {
  const { page, errors, with: inPage, close } = await openPane();
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  const found = await inPage(text, async ({ fonts }, wanted) => {
    const font = await fonts.fontFor(wanted);
    return font === null ? null : { name: font.name, bytes: Array.from(font.bytes) };
  });
  const expected = await node.fontFor(text);
  expect(expected).not.toBeNull();
  expect(found?.name).toBe(expected?.name);
  expect(Buffer.from(found?.bytes ?? []).equals(expected?.bytes ?? new Uint8Array())).toBe(true);
  expect(fetched.filter((url) => url.endsWith(".ttf")).length).toBeLessThanOrEqual(2);
  expect(errors).toEqual([]);
  await close();
});

test("characters that no font has are null, and a font that cannot be fetched is said", async () => {
  const { page, with: inPage, close } = await openPane();
  const ask = (text: string): Promise<string> =>
    inPage(text, ({ fonts }, wanted) =>
      fonts.fontFor(wanted).then(
        (font) => (font === null ? "none" : font.name),
        (error: unknown) => String(error),
      ),
    );
  expect(await ask("\u{10920}")).toBe("none");
  await page.route(/\.ttf$/, (route) => route.abort());
  expect(await ask("王")).toMatch(/The font noto-sans-sc-\d+-wght-normal for a name .* Check the network/);
  await close();
});
