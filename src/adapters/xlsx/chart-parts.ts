/** What Excelize leaves unsaid in a chart's part. */
import type { ZipArchive } from "./zip";

/** Shown for a title that a cell holds until Excel has read the cell; LibreOffice never reads it. */
const UNREAD_TITLE = "Amount";

const LINKED_TITLE = /(<title><tx><strRef><f>[^<]*<\/f>)(<\/strRef>)/g;
const CACHE = `<strCache><ptCount val="1"/><pt idx="0"><v>${UNREAD_TITLE}</v></pt></strCache>`;

/** The title of an axis: Excelize turns that of every value axis upright, lying ones too. */
const UPRIGHT = /(<valAx>.*?<title>.*?<a:bodyPr [^>]*rot=")-5400000(")/s;

/** @param isNew tells the parts that Excelize has just made */
export function finishCharts(made: ZipArchive, isNew: (part: string) => boolean): void {
  for (const part of made.names()) {
    if (!/\/charts\/chart\d+\.xml$/.test(part) || !isNew(part)) continue;
    const xml = made.text(part);
    const titled = xml.replace(LINKED_TITLE, `$1${CACHE}$2`);
    const lying = titled.includes(`<barDir val="bar">`);
    made.set(part, lying ? titled.replace(UPRIGHT, "$10$2") : titled);
  }
}
