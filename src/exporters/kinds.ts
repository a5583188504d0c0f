/** What the rows of each exporter say of their service and resources. */
import type { ExportKind } from "./request";

export const SLURM_KIND: ExportKind = {
  name: "hpc",
  serviceCategory: "Compute",
  serviceSubcategory: "Other (Compute)",
  resourceType: "Slurm Allocation",
  subAccountType: "Slurm Account",
};

export const STORAGE_KIND: ExportKind = {
  name: "storage",
  serviceCategory: "Storage",
  serviceSubcategory: "File Storage",
  resourceType: "Share",
  subAccountType: "Storage Path",
  mustPrice: true,
};

export const VM_KIND: ExportKind = {
  name: "vm",
  serviceCategory: "Compute",
  serviceSubcategory: "Virtual Machines",
  resourceType: "Virtual Machine",
  subAccountType: "Owner Group",
};

/** The service is the rate card's; a person may name another category. */
export const USAGE_KIND: ExportKind = {
  name: "usage",
  serviceCategory: "Other",
  serviceSubcategory: "Other (Other)",
  resourceType: "Resource",
  subAccountType: "Account",
  mustPrice: true,
};
