/** openchargeback export vm: inventories of virtual machines as a FOCUS file. */
import { VM_KIND } from "../../../exporters/kinds";
import type { Command } from "commander";
import { STOPPED_POLICIES } from "../../../exporters/vm/meters";
import { INVENTORY_KINDS, readMachines, type VmOptions } from "../../../exporters/vm/read";
import { choiceOption } from "../../values";
import { addExporter } from "./common";
import { addReportOptions, reportOptions, type ReportOptions } from "./storage";

interface Options extends ReportOptions {
  readonly stopped: string;
  readonly as?: string;
}

export function addExportVm(parent: Command): void {
  addExporter<Options>(parent, {
    name: "vm",
    description: "a FOCUS file of virtual machines: vCPU, memory, machine and disk hours, from inventories",
    filesHelp: "the inventories, CSV or JSON",
    by: "month",
    dayInName: true,
    kind: VM_KIND,
    addOptions,
    read: (files, { period, zone, days }, options) =>
      readMachines(files, period, { zone, days }, vmOptions(options)),
  });
}

function addOptions(command: Command): void {
  command
    .option(
      "--stopped <policy>",
      `what a stopped machine is charged for: ${STOPPED_POLICIES.join(", ")}`,
      "disk-only",
    )
    .option(
      "--as <kind>",
      `how the files are read: ${INVENTORY_KINDS.join(", ")}; a list when they have no day, or Deleted and one day; to be said with Deleted and several days; else snapshots`,
    );
  addReportOptions(command, "vCPU");
}

function vmOptions(options: Options): VmOptions {
  return {
    ...reportOptions(options),
    stopped: choiceOption(options.stopped, STOPPED_POLICIES, "--stopped"),
    kind: options.as === undefined ? null : choiceOption(options.as, INVENTORY_KINDS, "--as"),
  };
}
