/** Pages whose commands take seconds: they run every time, the others in the long run. */
export const QUICK_PAGES: readonly string[] = [
  "docs/hpc-slurm-isilon-export-guide.md",
  "docs/storage-quota-export-guide.md",
  "docs/qumulo-storage-export-guide.md",
  "docs/azure-local-vm-export-guide.md",
];
