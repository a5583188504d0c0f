/** Text made safe for the content and the attributes of HTML and XML elements. */

/** What no page may hold: control characters but for tab and line ends, and halves of surrogate pairs. */
const NO_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;")
    .replace(NO_CHARACTER, "\ufffd");
}
