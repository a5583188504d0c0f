/** Asks Excel to compute every formula anew when it opens the workbook. */
import { findTags, splice, withAttributes } from "./xml";

/** Elements that stand behind calcPr in a workbook part, in the order of the schema. */
const AFTER_CALC = [
  "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
  "fileRecoveryPr", "webPublishObjects", "extLst",
]; // prettier-ignore

export function withFullCalc(xml: string): string {
  const tags = findTags(xml, ["workbook", "calcPr", ...AFTER_CALC]);
  const root = tags.find((tag) => tag.name === "workbook");
  const calc = tags.find((tag) => tag.name === "calcPr");
  if (calc !== undefined) {
    const text = withAttributes(xml.slice(calc.start, calc.end), { fullCalcOnLoad: "1" });
    return splice(xml, [{ start: calc.start, end: calc.end, text }]);
  }
  if (root === undefined) return xml;
  const behind = tags.find((tag) => AFTER_CALC.includes(tag.name));
  const at = behind?.start ?? xml.lastIndexOf("</");
  return splice(xml, [{ start: at, end: at, text: `<${root.prefix}calcPr fullCalcOnLoad="1"/>` }]);
}
