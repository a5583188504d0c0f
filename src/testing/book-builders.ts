/** Records of the books for tests: adjustments, subsidies, standing approvals, seals. Invented names only. */
import type { Adjustment } from "../core/adjustments/adjustment";
import type { JournalValue, LayoutColumn } from "../core/journal/layout";
import { amount, SHARE_WHOLE } from "../core/money";
import type { Rate } from "../core/rates/rate";
import type { SealRecord } from "../core/seal";
import type { ServiceCost } from "../core/service-cost";
import type { StandingApproval } from "../core/standing/standing-approval";
import type { Subsidy, SubsidyBalance } from "../core/subsidies/subsidy";
import type { MonthlyTotal } from "../core/totals";
import { builder } from "./builders";

/** A charge of 40.00 that its enterer approved. */
export const adjustment = builder<Adjustment>({
  adjustmentId: "ADJ-2025-01-0001",
  period: "2025-01",
  kind: "Charge",
  pi: "ada.quill@example.edu",
  project: "coral",
  fundOrg: "BIO-10000",
  toPi: "",
  toProject: "",
  toFundOrg: "",
  amount: amount("40"),
  source: "AWS",
  serviceName: "Consulting",
  account: "",
  originalPeriod: "",
  corrects: "",
  reason: "Four hours of consulting",
  evidence: "ticket 4711",
  explanation: "",
  certifier: "",
  enteredBy: "tess",
  enteredAt: "2025-02-03T09:00:00Z",
  approvedBy: "tess",
  approvedAt: "2025-02-03T09:00:00Z",
  status: "Approved",
});

/** Half of everything, without a cap. */
export const subsidy = builder<Subsidy>({
  subsidyId: "SUB-1",
  title: "Research office",
  kind: "Share",
  order: 1,
  pi: "",
  project: "",
  source: "",
  serviceName: "",
  share: SHARE_WHOLE / 2n,
  amount: null,
  scope: "PI",
  each: "Month",
  quantity: null,
  unit: "",
  months: 0,
  from: "",
  to: "",
  paidByFundOrg: "VPR-1",
  paidByAccount: "",
  reference: "memo 12",
  status: "Active",
});

export const subsidyBalance = builder<SubsidyBalance>({
  balanceId: "2025-01 SUB-1 ada.quill@example.edu",
  period: "2025-01",
  subsidyId: "SUB-1",
  beneficiary: "ada.quill@example.edu",
  grantedFor: "",
  opening: 0,
  granted: 100_000,
  used: 50_000,
  left: 50_000,
});

/** Of the rule Amount above limit, for everything of one PI. */
export const standingApproval = builder<StandingApproval>({
  approvalId: "SA-0001",
  rule: "Amount above limit",
  pi: "ada.quill@example.edu",
  project: "",
  source: "",
  serviceName: "",
  resource: "",
  limit: null,
  until: "2025-06-30",
  reason: "A large run agreed with the PI",
  approvedBy: "tess",
  approvedAt: "2025-02-03T09:00:00Z",
  revokedBy: "",
  revokedAt: "",
  revokedReason: "",
  status: "Active",
});

export const serviceCost = builder<ServiceCost>({
  costId: "HPC FY2025",
  source: "HPC",
  serviceName: "",
  fiscalYear: "FY2025",
  notes: "",
  cost: amount("120000"),
});

/** A core-hour of 0.0125, of which the institution pays 0.005. */
export const rate = builder<Rate>({
  rateId: "HPC-CPU",
  service: "HPC Compute",
  sku: "HPC-CPU",
  unit: "Core-Hours",
  appliesTo: "",
  subsidy: amount("0.005"),
  billedRate: null,
  freeQuantity: null,
  freePer: "Account",
  from: "2024-07-01",
  to: "2025-06-30",
  approval: "RC Board 2024-05-06, item 3",
  notes: "",
  listRate: amount("0.0125"),
});

/** What Ada's charges of one service came to. */
export const monthlyTotal = builder<MonthlyTotal>({
  totalId: "2025-01-0011223344556677",
  period: "2025-01",
  pi: "ada.quill@example.edu",
  project: "coral",
  fundOrg: "BIO-10000",
  source: "AWS",
  serviceName: "Compute",
  charges: 1,
  list: amount("15"),
  billed: amount("12.5"),
  pending: 0n,
  held: 0n,
  rejected: 0n,
});

export const seal = builder<SealRecord>({
  sealId: "2025-01 Charges 2025-01-0001",
  period: "2025-01",
  table: "Charges",
  part: "2025-01-0001",
  rows: 1,
  amount: amount("12.5"),
  hash: "0011223344556677",
});

export const layoutColumn = builder<LayoutColumn>({
  columnId: "our-ledger 1",
  format: "our-ledger",
  order: 1,
  heading: "Fund",
  value: "{fund}",
  maxLength: 10,
  kind: "Text",
});

export const journalValue = builder<JournalValue>({
  valueId: "workday-isd Company",
  format: "workday-isd",
  field: "Company",
  value: "CP0001",
  meaning: "Company_Reference_ID",
});
