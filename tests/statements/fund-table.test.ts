/** The fund table of a statement: awards, shares and caps only where a fund has them, cents that add up. */
import { readSettings } from "../../src/core/settings";
import { SHARE_WHOLE } from "../../src/core/money";
import type { StatementFund } from "../../src/core/statements/statement";
import { loadFonts } from "../../src/render/pdf/faces";
import { renderStatement } from "../../src/render/pdf/statement";
import { aDetail, aFund, aProject, aStatement } from "../../src/testing/statement-documents";
import { pdfTexts } from "../support/pdf-text";

const settings = readSettings([]);

/** The fund table's text, from its first heading to the services after it. */
async function table(funds: readonly StatementFund[]): Promise<string[]> {
  const amount = funds.reduce((total, fund) => total + fund.amount, 0);
  const document = aStatement([aProject([aDetail({ list: amount, discount: 0 })], { funds })]);
  const fonts = await loadFonts([document], settings, { fontFor: () => Promise.resolve(null) });
  const texts = pdfTexts(renderStatement(document, settings, fonts).bytes);
  const start = texts.indexOf("Fund Org");
  return texts.slice(start, texts.indexOf("Service", start)).filter((text) => text.trim() !== "");
}

test("a plain fund has neither award, share nor cap", async () => {
  const texts = await table([aFund(1000)]);
  expect(texts.slice(0, 6)).toEqual([
    "Fund Org",
    "Title",
    "Amount",
    "CHEM-10000",
    "Chemistry operations",
    "$10.00",
  ]);
});

test("what is left of a cap stands beside the amount; a fund without one leaves it blank", async () => {
  const half = SHARE_WHOLE / 2n;
  const texts = await table([
    aFund(1000, { capLeft: 123456, share: half, awardEnd: "2025-02-28" }),
    aFund(1000, { fundOrg: "BIO-1", title: "Biology", share: half }),
  ]);
  expect(texts.slice(0, 6)).toEqual(["Fund Org", "Title", "Award", "Share", "Left of cap", "Amount"]);
  expect(texts).toEqual(expect.arrayContaining(["$1,234.56", "to 02/28/2025"]));
  expect(texts.filter((text) => text === "$10.00")).toHaveLength(2);
  expect(texts.slice(texts.indexOf("Total"), texts.indexOf("Total") + 2)).toEqual(["Total", "$20.00"]);
});

test("a cap that is passed shows by how much", async () => {
  expect(await table([aFund(1000, { capLeft: -2000 })])).toContain("-$20.00");
});
