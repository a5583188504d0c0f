/** What a PI reads of adjustments and of the correction of a closed month, as another program reads the pages. */
import { nodeFonts } from "../../src/adapters/node/fonts";
import { enterAdjustment } from "../../src/steps/adjust";
import { correctCharge } from "../../src/steps/correct-charge";
import { decideCharges } from "../../src/steps/review";
import { makeStatements } from "../../src/steps/statements";
import { split } from "../../src/testing/builders";
import { SPLITS } from "../../src/workbook/tables";
import { pdfTexts } from "../support/pdf-text";
import { ADA, JANUARY, newMonth } from "../support/month";

const FEBRUARY = "2025-02";
const HALF = 5_000_000_000n;

test("each has its section, with reason, who entered and approved it, evidence, explanation and certifier", async () => {
  const month = await newMonth();
  await month.add(SPLITS, [
    split("BIO-10000", HALF, { splitId: "1", project: "coral" }),
    split("BIO-20000", HALF, { splitId: "2", project: "coral", takesRemainder: "Yes" }),
  ]);
  await month.import("hpc_2025-01.csv", [{ resource: "gpu-07", billed: "10.51" }]);
  await month.statements();
  await month.close(JANUARY, "not sent in this test");
  await month.setting("Second Person Approves", "Yes");
  month.now = "2025-06-03T09:00:00Z";
  const [{ chargeId = "" } = {}] = await month.charges();
  await enterAdjustment(month.host(), {
    period: FEBRUARY,
    kind: "Charge",
    pi: ADA,
    project: "coral",
    fundOrg: "BIO-20000",
    amount: "40.00",
    source: "HPC",
    description: "Consulting",
    reason: "Agreed by mail",
    evidence: "https://example.edu/agreement-0042.pdf",
  });
  await correctCharge(month.host({ signedIn: false }), {
    of: JANUARY,
    chargeId,
    into: FEBRUARY,
    change: { refund: "4.00" },
    reason: "Metered twice",
    explanation: "The meter was read in May",
    certifier: "Dana Weir",
  });
  const all = { ids: [], where: [], all: true };
  await decideCharges(month.host({ by: "uma" }), FEBRUARY, all, { do: "approve" }, "checked");
  const { pdfs } = await makeStatements(
    month.host(),
    { period: FEBRUARY },
    month.statementFiles,
    nodeFonts(),
  );
  const [pdf] = [...pdfs.values()];
  const text = pdfTexts(pdf!).join(" ").replace(/\s+/g, " ");
  const [before = "", adjustments = "", corrections = ""] = text.split(
    / Adjustments (?=Included)| Corrections of earlier months (?=Included)/,
  );
  expect(before).toContain("1 adjustment of $40.00 is included.");
  expect(before).toContain("2 corrections of earlier months of -$4.00 are included.");
  expect(adjustments).toContain("Consulting ADJ-2025-02-0001, BIO-20000 Reason: Agreed by mail");
  expect(adjustments).toContain("Entered by tess, approved by uma");
  expect(adjustments).toMatch(/Evidence: https:\/\/ ?example\.edu\/ ?agreement-0042\.pdf/);
  expect(corrections).toMatch(
    /January 2025 coral gpu-07 .*ADJ-2025-02-0002, BIO-10000 Reason: Metered twice/,
  );
  expect(corrections).toContain("Why so late: The meter was read in May");
  expect(corrections).toContain("Certified by Dana Weir");
  expect(corrections).toContain("ADJ-2025-02-0002, BIO-20000");
  expect(corrections).not.toContain("unverified");
  expect(corrections.match(/Metered twice/g)).toHaveLength(1);
});
