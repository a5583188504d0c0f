/** openchargeback logo: the picture at the top of statements. */
import { Buffer } from "node:buffer";
import type { Command } from "commander";
import { MOST_LOGO_BYTES, MOST_LOGO_PIXELS, pictureOf, type Picture } from "../../core/logo";
import { Refusal } from "../../core/problem";
import type { InputFile } from "../../ports/ports";
import { saveSettings } from "../../steps/settings";
import { withWorkbook } from "../session";
import { inputFiles } from "../values";

const KINDS = { "image/png": "PNG", "image/jpeg": "JPEG" } as const;

interface Options {
  readonly none?: boolean;
}

export function addLogo(program: Command): void {
  program
    .command("logo")
    .description("the picture at the top of statements: a PNG or JPEG of at most 24 KB")
    .argument("[file]", "a PNG or JPEG file")
    .option("--none", "statements without a picture")
    .action(async (path: string | undefined, options: Options, command: Command) => {
      if ((path === undefined) === (options.none !== true))
        throw new Refusal("Name one picture file, or write --none for no picture. Nothing was written.");
      const [file] = inputFiles(path === undefined ? [] : [path]);
      const read = file === undefined ? null : await readLogo(file);
      await withWorkbook(command, {}, async ({ host }) => {
        const { changed } = await saveSettings(host, { logo: read?.setting ?? "" });
        return {
          json: { logo: file?.name ?? "", changed: changed.length > 0 },
          text: [changed.length === 0 ? "Nothing changed: statements have it already." : answer(file, read)],
        };
      });
    });
}

interface Logo {
  readonly picture: Picture;
  /** As a data URL. */
  readonly setting: string;
}

/** @throws Refusal for what is no picture, or one that a cell cannot hold */
async function readLogo(file: InputFile): Promise<Logo> {
  const size = await file.size();
  if (size > MOST_LOGO_BYTES)
    throw new Refusal(
      `${file.name} has ${inKilobytes(size)} KB; a logo has at most ${inKilobytes(MOST_LOGO_BYTES)} KB. Save it with fewer pixels (600 wide are enough) or colours. Nothing was written.`,
    );
  const bytes = await file.slice(0, size);
  const picture = pictureOf(bytes);
  if (picture === null)
    throw new Refusal(
      `${file.name} is no PNG or JPEG picture. Save it as one of these. Nothing was written.`,
    );
  const { width, height, isWhole, type } = picture;
  if (!isWhole)
    throw new Refusal(`${file.name} is cut off: its end is missing. Save it again. Nothing was written.`);
  if (Math.max(width, height) > MOST_LOGO_PIXELS)
    throw new Refusal(
      `${file.name} has ${width} × ${height} pixels; a logo has at most ${MOST_LOGO_PIXELS} on a side. Save it smaller (600 wide are enough). Nothing was written.`,
    );
  return { picture, setting: `data:${type};base64,${Buffer.from(bytes).toString("base64")}` };
}

function inKilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

function answer(file: InputFile | undefined, logo: Logo | null): string {
  if (file === undefined || logo === null) return "Statements have no picture any more.";
  const { type, width, height } = logo.picture;
  return `${file.name} (${KINDS[type]}, ${width} × ${height} pixels) is the logo on statements from now on.`;
}
