/** What is drawn is what was written, in one form. */
import { cleanText } from "./text";

test.each([
  ["Jose\u0301", "José"],
  ["a\r\n\tb\u00a0c\u2003d", "a b c d"],
  ["1\u00a0234,50\u00a0€ of\u00a0all", "1\u00a0234,50\u00a0€ of all"],
  ["€\u00a0-5,00", "€\u00a0-5,00"],
  ["  a  ", "a"],
  ["zero\u200bwidth\ufeff \u202eright", "zerowidth right"],
  ["non\u2011breaking", "non-breaking"],
  ["half \ud83d pair", "half \ufffd pair"],
  ["plain text", "plain text"],
  ["two  blanks", "two blanks"],
  ["\u0000null\u0007", "null"],
])("%j becomes %j", (given, clean) => expect(cleanText(given)).toBe(clean));
