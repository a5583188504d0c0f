/** The list of journal presets. */
import { Refusal } from "../../problem";
import { sameName } from "../../reference";
import { bannerFupload } from "./banner-fupload";
import { bannerGurfeed } from "./banner-gurfeed";
import { general } from "./general";
import { kualiCollector } from "./kuali-collector";
import { kualiSb } from "./kuali-sb";
import { oracleEbs } from "./oracle-ebs";
import { oracleFbdi } from "./oracle-fbdi";
import { peoplesoftGlJrnlImp } from "./peoplesoft-gl-jrnl-imp";
import { peoplesoftSheet } from "./peoplesoft-sheet";
import { perCharge, predecessorDefault, summary } from "./predecessor";
import type { JournalPreset } from "./preset";
import { template } from "./template";
import { workdayIsd } from "./workday-isd";
import { workdayJournal } from "./workday-journal";

export const JOURNAL_PRESETS: readonly JournalPreset[] = [
  general,
  template,
  workdayIsd,
  workdayJournal,
  oracleFbdi,
  oracleEbs,
  bannerGurfeed,
  bannerFupload,
  kualiSb,
  kualiCollector,
  peoplesoftSheet,
  peoplesoftGlJrnlImp,
  predecessorDefault,
  perCharge,
  summary,
];

/**
 * @param presets those there are: the list, and the campus's own layouts
 * @throws Refusal naming what there is
 */
export function journalPreset(
  name: string,
  presets: readonly JournalPreset[] = JOURNAL_PRESETS,
): JournalPreset {
  const found = presets.find((preset) => sameName(preset.name, name));
  if (found !== undefined) return found;
  const known = presets.map((preset) => preset.name).join(", ");
  throw new Refusal(`There is no journal format "${name}". There are: ${known}.`);
}
