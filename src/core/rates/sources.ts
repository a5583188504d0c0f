/** `source` of Applies To: the exports that it may name. */

/** What `export slurm`, `storage`, `vm` and `usage` call themselves, when no --name says else. */
export const SOURCES: readonly string[] = ["hpc", "storage", "vm", "usage"];
