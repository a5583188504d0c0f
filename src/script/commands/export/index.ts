/** openchargeback export: usage of campus systems as FOCUS files, by a rate card. One line an exporter. */
import type { Command } from "commander";
import { addExportStorage } from "./storage";
import { addExportUsage } from "./usage";
import { addExportVm } from "./vm";

const EXPORTERS: readonly ((parent: Command) => void)[] = [addExportUsage, addExportStorage, addExportVm];

export function addExport(program: Command): void {
  const group = program
    .command("export")
    .description("make FOCUS files from usage of campus systems, by a rate card");
  for (const add of EXPORTERS) add(group);
}
