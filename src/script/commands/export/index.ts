/** openchargeback export: usage of campus systems as FOCUS files, by a rate card. One line an exporter. */
import type { Command } from "commander";
import { addExportRates } from "./rates";
import { addExportSlurm } from "./slurm";
import { addExportStorage } from "./storage";
import { addExportUsage } from "./usage";
import { addExportVm } from "./vm";

const EXPORTERS: readonly ((parent: Command) => void)[] = [
  addExportSlurm,
  addExportStorage,
  addExportVm,
  addExportUsage,
  addExportRates,
];

export function addExport(program: Command): void {
  const group = program
    .command("export")
    .description("make FOCUS files from usage of campus systems, by a rate card");
  for (const add of EXPORTERS) add(group);
}
