/** Everything that is set in a workbook, in one read. */
import { layoutPresets } from "../core/journal/layouts/layout-preset";
import type { Source } from "../core/reference";
import { SETTINGS } from "../workbook/tables";
import { Book } from "./book";
import type { Host } from "./host";
import { shownRules, type ShownRule } from "./rules";
import { settingValues, type SettingValues } from "./settings";

export interface SettingsBoard {
  /** As they stand in the sheet, valid or not. */
  readonly values: SettingValues;
  readonly sources: readonly Source[];
  /** In the order of the Rules table. */
  readonly rules: readonly ShownRule[];
  /** Layouts of the Journal Formats table, which stand for choice beside those that are built in. */
  readonly layouts: readonly { readonly name: string; readonly label: string }[];
}

export async function settingsBoard(host: Host): Promise<SettingsBoard> {
  const book = await Book.open(host.workbook);
  return {
    values: settingValues(book.all(SETTINGS)),
    sources: book.reference.sources,
    rules: shownRules(book.rules),
    layouts: layoutPresets(book.journalLayouts, book.journalValues).map(({ name, label }) => ({
      name,
      label,
    })),
  };
}
