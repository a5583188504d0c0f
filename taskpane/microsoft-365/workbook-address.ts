/** Where Excel says that the workbook lies. */

/** "" for a workbook on this computer alone, and for one that was never saved. */
export function workbookAddress(): string {
  const { url } = Office.context.document;
  // Excel may leave blanks as they are.
  return /^https:\/\//i.test(url) ? new URL(url).href : "";
}
