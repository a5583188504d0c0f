/** The mail a PI gets, from the templates. */
import { defaultSettingRows, readSettings, type Settings } from "../../core/settings";
import { Refusal } from "../../core/problem";
import { renderMail, type MailDraft } from "./mail";

const settings = readSettings(defaultSettingRows());
const draft: MailDraft = {
  key: "2025-01 smith@chem.example.edu 2025-01-0007",
  period: "2025-01",
  name: "Robin Smith",
  pi: "smith@chem.example.edu",
  to: ["smith@chem.example.edu"],
  cc: ["grants@example.edu"],
  statements: [
    {
      statementNo: "2025-01-0007",
      list: 123450,
      discount: 23450,
      credits: 0,
      amount: 100000,
      currency: "USD",
    },
    { statementNo: "2025-01-0008", list: 100, discount: 200, credits: 0, amount: -100, currency: "USD" },
  ],
  attachments: [],
  date: "2025-02-03T09:00:00Z",
};
const withText = (mailText: string): Settings => ({ ...settings, mailText });

test("default templates: subject, text, receivers", () => {
  const mail = renderMail(draft, settings);
  expect(mail.subject).toBe("Research computing statement for January 2025");
  expect(mail.text).toContain("Dear Robin Smith,\n\nattached is");
  expect(mail.text).toContain("2025-01-0007, 2025-01-0008 for January 2025");
  expect(mail.text).toContain("List price: $1,235.50\nDiscount: $236.50\nAmount due: $999.00");
  expect(mail).toMatchObject({ from: "billing@example.edu", to: draft.to, cc: draft.cc, key: draft.key });
});

test("the amounts are one table in HTML, not text beside it", () => {
  const { html } = renderMail(draft, settings);
  expect(html.match(/<table/g)).toHaveLength(1);
  expect(html.match(/\$999\.00/g)).toHaveLength(1);
  expect(html).toContain(">Amount due</th>");
  expect(html).not.toMatch(/[{}]/);
});

test("a template without amount lines gets them at its end, in the text as in HTML", () => {
  const { html, text } = renderMail(draft, withText("Dear {name},\n\nyou owe {amount}."));
  expect(html).toMatch(/you owe \$999\.00\.<\/p>\n<table/);
  expect(text).toMatch(/you owe \$999\.00\.\n\nList price: .*\nDiscount: .*\nAmount due: \$999\.00$/);
});

test("copies, blind copies and the address for answers", () => {
  const mail = renderMail(draft, {
    ...settings,
    mailBcc: "audit@example.edu; files@example.edu",
    mailReplyTo: "answers@example.edu",
  });
  expect(mail).toMatchObject({
    cc: ["grants@example.edu"],
    bcc: ["audit@example.edu", "files@example.edu"],
    replyTo: "answers@example.edu",
  });
});

test("values are escaped in HTML and plain in the text", () => {
  const mail = renderMail({ ...draft, name: `<b>O'Neil & "Co"</b>` }, settings);
  expect(mail.html).toContain("&lt;b&gt;O&#39;Neil &amp; &quot;Co&quot;&lt;/b&gt;");
  expect(mail.text).toContain(`Dear <b>O'Neil & "Co"</b>,`);
});

test("a template's own markup is text", () => {
  expect(renderMail(draft, withText("a < b & {name}")).html).toContain("a &lt; b &amp; Robin Smith");
});

test("a value adds no lines, to the subject least of all", () => {
  const mail = renderMail(
    { ...draft, name: "Robin\r\nBcc: x@example.edu" },
    { ...settings, mailSubject: "For {name}" },
  );
  expect(mail.subject).toBe("For Robin Bcc: x@example.edu");
});

test.each(["mailText", "mailSubject"] as const)(
  "an unknown placeholder in %s is refused by name",
  (setting) => {
    const render = () => renderMail(draft, { ...settings, [setting]: "Hello {nmae}" });
    expect(render).toThrow(Refusal);
    expect(render).toThrow("{nmae}");
  },
);

describe("credits", () => {
  const [first] = draft.statements;
  const credited = { ...draft, statements: [{ ...first!, credits: 6000, amount: 94_000 }] };

  test("have a line where there are any, whatever the template says", () => {
    expect(renderMail(credited, settings).text).toContain(
      "Discount: $234.50\nSubsidies and credits: $60.00\nAmount due: $940.00",
    );
    const { text, html } = renderMail(credited, withText("Dear {name}."));
    expect(text).toContain("Discount: $234.50\nSubsidies and credits: $60.00\nAmount due: $940.00");
    expect(html).toMatch(/Subsidies and credits<\/th><td[^>]*>\$60\.00/);
  });

  test("stand where a template names them", () => {
    const own = withText("Dear {name}.\n\nOthers pay: {credits}\nYou pay: {amount}");
    expect(renderMail(credited, own).text).toBe("Dear Robin Smith.\n\nOthers pay: $60.00\nYou pay: $940.00");
    expect(renderMail(draft, own).text).toContain("Others pay: $0.00");
  });
});
