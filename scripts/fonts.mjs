/** Makes the Noto Sans subsets that statements embed (src/render/pdf/fonts). */
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);
const out = new URL("../src/render/pdf/fonts/", import.meta.url);

/** Latin with all extensions, combining marks, Greek, Cyrillic, Vietnamese, punctuation, currency and letter signs. */
const BLOCKS = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2b0, 0x2ff],
  [0x300, 0x36f],
  [0x370, 0x3ff],
  [0x400, 0x52f],
  [0x1e00, 0x1eff],
  [0x1f00, 0x1fff],
  [0x2010, 0x205e],
  [0x2070, 0x209f],
  [0x20a0, 0x20cf],
  [0x2100, 0x214f],
  [0x2150, 0x218f],
  [0x2212, 0x2212],
  [0xfffd, 0xfffd],
];

const text = BLOCKS.map(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join(""),
).join("");

for (const [face, folder] of [
  ["regular", "400Regular/NotoSans_400Regular.ttf"],
  ["bold", "700Bold/NotoSans_700Bold.ttf"],
]) {
  const full = await readFile(require.resolve(`@expo-google-fonts/noto-sans/${folder}`));
  const subset = await subsetFont(full, text, {
    targetFormat: "truetype",
    noHinting: true,
    dropTables: ["GSUB", "GPOS", "GDEF", "STAT", "MATH"],
  });
  const lines = subset.toString("base64").match(/.{1,100}/g);
  const code =
    `/** Noto Sans ${face}, a subset made by scripts/fonts.mjs. SIL Open Font License 1.1: see OFL.txt. */\n/* eslint-disable max-lines -- data */\n` +
    `export const NOTO_SANS_${face.toUpperCase()} = [\n${lines.map((l) => `  "${l}",`).join("\n")}\n].join("");\n`;
  await writeFile(new URL(`noto-sans-${face}.ts`, out), code);
  console.log(`noto-sans-${face}.ts: ${subset.length} bytes of font`);
}
