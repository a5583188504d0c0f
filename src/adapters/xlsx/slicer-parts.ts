/** What Excelize leaves unsaid in a slicer's drawing: the words for those who do not see it. */
import { slicerAlt, type ReportSlicer } from "../../workbook/shape";
import { encodeMarkup } from "../ooxml/xml-text";
import type { ZipArchive } from "./zip";

/** A slicer, and the nameless box that stands for it in programs that have none. */
const BOTH = /<mc:AlternateContent.*?<\/mc:AlternateContent>/gs;
const NAME = / name="([^"]+)" descr=""/;
const UNSAID = / name="[^"]*" descr=""/g;

/** @param isNew tells the parts that Excelize has just made */
export function describeSlicers(
  made: ZipArchive,
  isNew: (part: string) => boolean,
  slicers: readonly ReportSlicer[],
): void {
  const words = new Map(slicers.map((slicer) => [slicer.heading, encodeMarkup(slicerAlt(slicer))]));
  for (const part of made.names()) {
    if (!/\/drawings\/drawing\d+\.xml$/.test(part) || !isNew(part)) continue;
    const xml = made.text(part);
    const described = xml.replace(BOTH, (both) => {
      const name = NAME.exec(both)?.[1] ?? "";
      const alt = words.get(name);
      return alt === undefined ? both : both.replace(UNSAID, () => ` name="${name}" descr="${alt}"`);
    });
    if (described !== xml) made.set(part, described);
  }
}
