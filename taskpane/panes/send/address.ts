/** Whether a text can be a mail address; the mail service has the last word. */

export function isAddress(text: string): boolean {
  return /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(text.trim());
}
