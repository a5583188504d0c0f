/** Values as a PDF file writes them (ISO 32000-1, 7.3). */

/** ASCII that a string in brackets takes as it is. */
const PLAIN = /^[\x20-\x27\x2a-\x5b\x5d-\x7e]*$/;

/** A text string: in brackets where it is plain, else UTF-16 in hexadecimal. */
export function textString(text: string): string {
  return PLAIN.test(text) ? `(${text})` : utf16(text);
}

/** Big-endian, with its byte order mark. */
export function utf16(text: string): string {
  let digits = "FEFF";
  for (let at = 0; at < text.length; at += 1)
    digits += text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0");
  return `<${digits}>`;
}

export function reference(object: number): string {
  return `${object} 0 R`;
}

/** Hundredths of a point are finer than any printer. */
export function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
