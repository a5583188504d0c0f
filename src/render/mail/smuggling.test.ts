/** What a tag, a name or a setting says stays text: the mail's HTML as an independent parser (Python's) sees it. */
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import PostalMime from "postal-mime";
import { defaultSettingRows, readSettings, type Settings } from "../../core/settings";
import { describeWith } from "../../testing/tools";
import { mailToEml } from "./eml";
import { renderMail, type MailDraft } from "./mail";

const plain = readSettings(defaultSettingRows());
const draft: MailDraft = {
  key: "2025-01 smith@chem.example.edu 2025-01-0007/1a2b3c4d 1",
  period: "2025-01",
  name: "Robin Smith",
  pi: "smith@chem.example.edu",
  to: ["smith@chem.example.edu"],
  cc: [],
  statements: [
    { statementNo: "2025-01-0007", list: 100, discount: 0, credits: 0, amount: 100, currency: "USD" },
  ],
  attachments: [],
  date: "2025-02-03T09:00:00Z",
};

const PIECES = [
  "<script>alert(1)</script>",
  '<img src="x" onerror="alert(1)">',
  "</td></tr></table>",
  '" onmouseover="alert(1)',
  "' style='display:none",
  "<!--",
  "-->",
  "<![CDATA[",
  "&lt;b&gt;",
  "&#60;b&#62;",
  "<a href=javascript:alert(1)>",
  "{amount}",
  "$& $1",
  "\r\nBcc: evil@example.edu\r\n",
  "\u2028<b>",
  "王小明 Żółć 😀",
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "grapheme", maxLength: 20 })), {
    maxLength: 4,
  })
  .map((parts) => parts.join(""));

interface Said {
  readonly name: string;
  readonly institution: string;
  readonly department: string;
  readonly contact: string;
  readonly statementNo: string;
}
const anySaid = fc.record<Said>({
  name: hostile,
  institution: hostile,
  department: hostile,
  contact: hostile,
  statementNo: hostile,
});

function mailThatSays({ name, institution, department, contact, statementNo }: Said) {
  const settings: Settings = { ...plain, institution, department, contactName: contact };
  const statements = draft.statements.map((s) => ({ ...s, statementNo }));
  return renderMail({ ...draft, name, statements }, settings);
}

const PARSER = `
import json, sys
from html.parser import HTMLParser
class Seen(HTMLParser):
  def __init__(self):
    super().__init__(convert_charrefs=True)
    self.tags = []; self.text = ""
  def handle_starttag(self, tag, attrs): self.tags.append([tag, sorted(name for name, _ in attrs)])
  def handle_endtag(self, tag): self.tags.append(["/" + tag, []])
  def handle_comment(self, data): self.tags.append(["comment", []])
  def unknown_decl(self, data): self.tags.append(["declaration", []])
  def handle_data(self, data): self.text += data
def seen(html):
  s = Seen(); s.feed(html); s.close()
  return {"tags": s.tags, "text": s.text}
print(json.dumps([seen(html) for html in json.load(sys.stdin)]))
`;

interface Seen {
  readonly tags: unknown;
  readonly text: string;
}

function parsed(htmls: readonly string[]): readonly Seen[] {
  const out = execFileSync("python3", ["-c", PARSER], { input: JSON.stringify(htmls), encoding: "utf8" });
  return JSON.parse(out) as readonly Seen[];
}

const words = (text: string): string => text.replace(/\s+/g, " ").trim();

describeWith("python3", "whatever it says", () => {
  test("the HTML has the same elements, and shows the words as they are", () => {
    const calm: Said = { name: "N", institution: "I", department: "D", contact: "C", statementNo: "S" };
    const cases = fc.sample(anySaid, 300);
    const [harmless, ...others] = parsed([calm, ...cases].map((said) => mailThatSays(said).html));
    for (const [i, { tags, text }] of others.entries()) {
      expect(tags).toEqual(harmless?.tags);
      for (const said of Object.values<string>({ ...cases[i]! })) expect(words(text)).toContain(words(said));
    }
  });
});

test("the text part says the same words, and adds no header", async () => {
  await fc.assert(
    fc.asyncProperty(anySaid, async (said) => {
      const mail = mailThatSays(said);
      for (const part of Object.values<string>({ ...said })) expect(words(mail.text)).toContain(words(part));
      expect(mail.text).toMatch(/List price: \$1\.00\nDiscount: \$0\.00\nAmount due: \$1\.00/);
      const { headers, text } = await PostalMime.parse(mailToEml(mail));
      expect(headers.map((h) => h.key)).toEqual([
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "x-unsent",
        "mime-version",
        "content-type",
      ]);
      expect(words(text ?? "")).toBe(words(mail.text));
    }),
    { numRuns: 50 },
  );
});
