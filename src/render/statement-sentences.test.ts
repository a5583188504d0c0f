/** What a statement says in whole sentences. */
import { defaultSettingRows, readSettings } from "../core/settings";
import { aDetail, aProject, aStatement, aSubsidy } from "../testing/statement-documents";
import { noticesOf, sentencesOf, subsidySentence } from "./statement-sentences";

const settings = readSettings(defaultSettingRows());
const mended = aStatement(
  [
    aProject([
      aDetail({ list: 100000, discount: 25000 }),
      aDetail({ list: -5000, discount: -1000, label: "Correction of 2024-11", originalPeriod: "2024-11" }),
      aDetail({ list: -2000, discount: 0, label: "Credit" }),
      aDetail({ list: -150000, discount: 0 }),
      aDetail({ list: 3000, discount: 0, label: "Adjustment" }),
      aDetail({ list: 700, discount: 0, label: "Held in 2024-12" }),
      aDetail({ list: 300, discount: 0, label: "Held in 2024-12, Adjustment" }),
    ]),
  ],
  { held: { count: 3, amount: 41250 } },
);

test("what is adjusted and what is held, with how many and how much", () => {
  expect(noticesOf(mended, settings)).toEqual([
    "1 correction of an earlier month of -$40.00 is included.",
    "2 credits and refunds of -$1,520.00 are included.",
    "2 adjustments of $33.00 are included.",
    "2 charges of $10.00 that were held in earlier months are included.",
    "3 charges of $412.50 are held for a later statement.",
  ]);
});

test("in the way of the locale", () => {
  const inEuro = { ...mended, currency: "EUR", list: 200000, discount: 50000, amount: 150000 };
  const { locale } = readSettings([{ setting: "Locale", value: "de-DE", meaning: "" }]);
  expect(sentencesOf(inEuro, { ...settings, locale }).map((s) => s.replaceAll("\u00a0", "_"))).toEqual([
    "Example University paid 500,00_€ of the list price of 2.000,00_€ for you.",
    "1 correction of an earlier month of -40,00_€ is included.",
    "2 credits and refunds of -1.520,00_€ are included.",
    "2 adjustments of 33,00_€ are included.",
    "2 charges of 10,00_€ that were held in earlier months are included.",
    "3 charges of 412,50_€ are held for a later statement.",
  ]);
});

test.each([
  ["nothing was discounted", 1000, 0],
  ["the discount is negative", 1000, -200],
  ["it is a refund", -1000, -200],
  ["there is no list price", 0, 0],
])("no subsidy where %s", (_what, list, discount) => {
  const totals = { list, discount, amount: list - discount, currency: "USD" };
  expect(subsidySentence(totals, settings)).toBe("");
});

test("a month without charges says so and nothing else", () => {
  expect(sentencesOf(aStatement([]), settings)).toEqual(["There are no charges for January 2025."]);
});

test("who else paid, and what is left", () => {
  const subsidies = [
    aSubsidy(6000, { left: 4000 }),
    aSubsidy(0, { title: "Welcome credit", left: 50_000 }),
    aSubsidy(-1000, { title: "Dean's fund" }),
    aSubsidy(-290, { kind: "Minimum charge", title: "Minimum charge", project: "reef" }),
  ];
  expect(noticesOf(aStatement([aProject([])], { subsidies }), settings)).toEqual([
    "Provost's research computing fund paid $60.00 of your charges. $40.00 is left.",
    "Welcome credit paid nothing this month. $500.00 is left.",
    "Dean's fund got $10.00 back from refunds.",
    "Minimum charge (reef) added $2.90.",
  ]);
});

test("the sentence on the discount may name the credits", () => {
  const totals = { list: 1000, discount: 400, credits: 100, amount: 500, currency: "USD" };
  const subsidyText = "{discount} and {credits} of {list}: {amount} is due.";
  expect(subsidySentence(totals, { ...settings, subsidyText })).toBe(
    "$4.00 and $1.00 of $10.00: $5.00 is due.",
  );
});
