/** Guides that end in statements: the amounts on these are compared with what was worked out by hand. */
export const GUIDE_PAGES: readonly string[] = [
  "docs/hpc-slurm-isilon-export-guide.md",
  "docs/storage-quota-export-guide.md",
  "docs/qumulo-storage-export-guide.md",
  "docs/azure-local-vm-export-guide.md",
];
