/** The list of journal presets. */
import { Refusal } from "../../problem";
import { sameName } from "../../reference";
import { general } from "./general";
import type { JournalPreset } from "./preset";
import { template } from "./template";

export const JOURNAL_PRESETS: readonly JournalPreset[] = [general, template];

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
