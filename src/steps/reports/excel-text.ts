/** Texts that reports' formulas build, as Excel builds them in English; and settings as their sheet has them. */
import { absolute, amount, amountToText, type Amount } from "../../core/money";
import { settingProblem, SETTING_LIST, type SettingName, type SettingRow } from "../../core/settings";

/** Excel's FIXED: thousands set apart, rounded half away from zero. */
export function fixed(value: Amount, decimals: number): string {
  const unit = amount(`1E-${decimals}`);
  const units = (absolute(value) * 2n + unit) / (unit * 2n);
  const [whole = "0", fractional = ""] = amountToText(units * unit, decimals).split(".");
  const sign = value < 0n && units !== 0n ? "-" : "";
  return `${sign}${grouped(whole)}${decimals === 0 ? "" : `.${fractional}`}`;
}

export function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A setting as it stands; its default where it is not there or not valid: a report must not stop the step that mends it. */
export function typedSetting(rows: readonly SettingRow[], name: SettingName): string {
  const { heading, value } = SETTING_LIST[name];
  const row = rows.find((r) => r.setting.toLowerCase() === heading.toLowerCase());
  return row === undefined || settingProblem(name, row.value) !== null ? value : row.value;
}
