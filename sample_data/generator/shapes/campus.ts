/** The campus's own services, exported in FOCUS 1.2: the Slurm cluster and research storage. */
import { plainDecimal } from "../decimals";
import type { Line, Month } from "../line";
import { FOCUS_1_2 } from "./columns";
import type { Columns, Shape } from "./shape";

const LAYOUT = {
  bom: false,
  newline: "\n",
  quoteAll: false,
  number: plainDecimal,
  instant: (at: string) => at,
} as const;

export const HPC: Shape = {
  ...LAYOUT,
  source: "HPC",
  columns: [...FOCUS_1_2, "x_Partition", "x_SlurmAccount"],
  own: (line, month) => ({
    ...campus("00042", "Research Cluster", "HPC", month),
    SubAccountId: `slurm/${slurmAccount(line)}`,
    SubAccountName: slurmAccount(line),
    SubAccountType: "Slurm Account",
    x_Partition: line.sku.meter,
    x_SlurmAccount: slurmAccount(line),
  }),
};

export const STORAGE: Shape = {
  ...LAYOUT,
  source: "Storage",
  columns: [...FOCUS_1_2, "x_Tier"],
  own: (line, month) => ({
    ...campus("00007", "Research Storage", "STO", month),
    SubAccountId: `dept/${line.owner.split("@")[1] ?? ""}`,
    SubAccountName: (line.owner.split("@")[1] ?? "").split(".")[0]?.toUpperCase() ?? "",
    SubAccountType: "Department",
    x_Tier: line.sku.meter,
  }),
};

function campus(accountId: string, accountName: string, invoice: string, month: Month): Columns {
  return {
    BillingAccountId: accountId,
    BillingAccountName: accountName,
    BillingAccountType: "Campus Service",
    InvoiceId: `${invoice}-${month.period}`,
    InvoiceIssuerName: "Example University Research Computing",
    ProviderName: "Example University Research Computing",
    PublisherName: "Example University Research Computing",
    RegionId: "campus-main",
    RegionName: "Main Campus",
  };
}

/** Slurm accounts are named after the PI; they stay when a job carries no tags. */
function slurmAccount(line: Line): string {
  const [name = "", domain = ""] = line.owner.split("@");
  return `pi_${name.replace(/\W/g, "_")}_${domain.split(".")[0] ?? ""}`;
}
