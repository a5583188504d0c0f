/** Settings of a new workbook that name nobody real: statements with them must not reach real people unseen. */
import { SETTING_LIST, type Settings } from "../settings";

/** What a PI reads as the sender. */
const LETTERHEAD = ["institution", "contactMail", "mailFrom"] as const;
/** The domain of the sample data: who bills only such addresses tries the program out. */
const SAMPLE_ADDRESS = /@(?:[^@]+\.)?example\.edu$/i;

/**
 * @param receivers of the statements
 * @returns a sentence that names the settings to change; "" where all are the campus's own, or nobody real is billed
 */
export function sampleLetterhead(settings: Settings, receivers: readonly string[]): string {
  if (receivers.every((address) => SAMPLE_ADDRESS.test(address.trim()))) return "";
  const left = LETTERHEAD.filter((name) => settings[name] === SETTING_LIST[name].value);
  if (left.length === 0) return "";
  const named = left.map((name) => `${SETTING_LIST[name].heading} (${settings[name]})`);
  return `Settings still have the sample letterhead: change ${named.join(", ")}.`;
}
