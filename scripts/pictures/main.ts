/** Takes all pictures and writes those that changed, with their sums and the pane's buttons; or says what would change. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Camera } from "./camera";
import { PICTURES } from "./list";
import { readSums, sumsOf, textOfSums } from "./sums";
import { walkAll } from "./walks";
import { ROOT } from "./window";

const flag = { type: "boolean", default: false } as const;
const { values } = parseArgs({ options: { check: flag, walk: flag } });
const folder = join(ROOT, "docs", "images");
const buttonsFile = join(import.meta.dirname, "buttons.txt");
const sumsFile = join(import.meta.dirname, "pictures.txt");

const camera = new Camera();
const { buttons, browser } = await walkAll(camera);
const missing = PICTURES.filter(({ name }) => !camera.taken.has(name)).map(({ name }) => name);
if (missing.length > 0) throw new Error(`No walk takes the pictures ${missing.join(", ")}.`);

const made = new Map<string, Buffer>(
  [...camera.taken].map(([name, file]) => [join(folder, `${name}.png`), file]),
);
made.set(buttonsFile, Buffer.from(buttons));
made.set(sumsFile, Buffer.from(textOfSums(sumsOf(browser, camera.taken))));
const changed = [...made].filter(([path, file]) => !file.equals(before(path)));
const gone = readdirSync(folder).filter((file) => !camera.taken.has(file.replace(/\.png$/, "")));
const bytes = [...camera.taken.values()].reduce((sum, file) => sum + file.length, 0);
process.stdout.write(`${camera.taken.size} pictures, ${Math.round(bytes / 1024)} KB\n`);
for (const [path] of changed) process.stdout.write(`differs: ${path.slice(ROOT.length + 1)}\n`);
for (const file of gone) process.stdout.write(`of no picture in the list: docs/images/${file}\n`);
if (values.walk) {
  const drawnBy = readSums(before(sumsFile).toString("utf8")).browser;
  const compared = drawnBy === browser ? changed : changed.filter(([path]) => path === buttonsFile);
  if (drawnBy !== browser)
    process.stdout.write(`The pictures are of Chromium ${drawnBy}, this is ${browser}: not compared.\n`);
  process.exit(compared.length === 0 ? 0 : 1);
}
if (values.check) process.exit(changed.length + gone.length === 0 ? 0 : 1);
mkdirSync(folder, { recursive: true });
for (const [path, file] of changed) writeFileSync(path, file);
for (const file of gone) rmSync(join(folder, file));

function before(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
