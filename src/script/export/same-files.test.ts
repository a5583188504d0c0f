/** Which files count as one. */
import { copyFileSync, linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { textFile } from "./files";
import { refuseSameFiles } from "./same-files";

const folder = mkdtempSync(join(tmpdir(), "same-files-"));
const at = (...path: string[]): string => join(folder, ...path);
mkdirSync(at("other"));
writeFileSync(at("q_2025-01-01.csv"), "Path,Used\n/a,1\n");
copyFileSync(at("q_2025-01-01.csv"), at("q_2025-01-02.csv"));
copyFileSync(at("q_2025-01-01.csv"), at("other", "q_2025-01-01.csv"));
writeFileSync(at("empty.csv"), "Path,Used\n");
linkSync(at("empty.csv"), at("empty-2.csv"));
afterAll(() => rmSync(folder, { recursive: true }));

test.each<[string, string[], boolean, boolean]>([
  ["the same path", ["empty.csv", "empty.csv"], true, true],
  ["the same path, written otherwise", ["empty.csv", "other/../empty.csv"], true, true],
  ["a copy", ["q_2025-01-01.csv", "q_2025-01-02.csv"], false, true],
  ["a copy that may be another day's", ["q_2025-01-01.csv", "q_2025-01-02.csv"], true, false],
  ["a copy of the same name", ["q_2025-01-01.csv", "other/q_2025-01-01.csv"], true, true],
  ["files with a heading alone", ["empty.csv", "empty-2.csv"], false, false],
])("%s: %s, day in the name %s: refused %s", async (_what, names, dayInName, isRefused) => {
  const paths = names.map((name) => `${folder}/${name}`);
  const files = await Promise.all(paths.map(textFile));
  const check = (): void => refuseSameFiles(paths, files, dayInName);
  if (isRefused) expect(check).toThrow(/is named twice|have the same contents/);
  else expect(check).not.toThrow();
});
