/** What files say of themselves is shown as text, whatever it is. */
import { escapeHtml } from "./html-text";

test.each([
  [`<b title="x">O'Neill & Co</b>`, "&lt;b title=&quot;x&quot;&gt;O&#39;Neill &amp; Co&lt;/b&gt;"],
  ["a\u0000b\u001fc\uffff", "a\ufffdb\ufffdc\ufffd"],
  ["a\tb\r\nc", "a\tb\r\nc"],
  ["node 😀 4", "node 😀 4"],
  ["half \ud83d of one, and \ude00", "half \ufffd of one, and \ufffd"],
])("%j", (text, escaped) => {
  expect(escapeHtml(text)).toBe(escaped);
});
