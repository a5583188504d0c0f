/** Writes the sample data beside the generator: `npx tsx sample_data/generator/main.ts`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeSampleData } from "./make";

const root = fileURLToPath(new URL("..", import.meta.url));
for (const [path, text] of makeSampleData()) {
  const target = join(root, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
