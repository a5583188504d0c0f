/** A mail writes amounts as the statement does that it carries. */
import { defaultSettingRows, readSettings } from "../../core/settings";
import { renderMail, type MailDraft } from "./mail";

const settings = readSettings(defaultSettingRows());
const draft: MailDraft = {
  key: "2025-01 smith@chem.example.edu 2025-01-0007",
  period: "2025-01",
  name: "Robin Smith",
  pi: "smith@chem.example.edu",
  to: ["smith@chem.example.edu"],
  cc: [],
  statements: [
    {
      statementNo: "2025-01-0007",
      list: 123450,
      discount: 23450,
      credits: 0,
      amount: 100000,
      currency: "EUR",
    },
  ],
  attachments: [],
  date: "2025-02-03T09:00:00Z",
};

test.each([
  ["en-US", "€1,234.50", "€1,000.00"],
  ["de-DE", "1.234,50\u00a0€", "1.000,00\u00a0€"],
  ["fr-FR", "1\u00a0234,50\u00a0€", "1\u00a0000,00\u00a0€"],
] as const)("%s", (locale, list, amount) => {
  const { text, html } = renderMail(draft, { ...settings, locale });
  expect(text).toContain(`List price: ${list}`);
  expect(text).toContain(`Amount due: ${amount}`);
  expect(html).toContain(`${amount}</td>`);
});
