/** openchargeback export slurm: jobs of a Slurm cluster, from sacct. */
import type { Command } from "commander";
import { SLURM_KIND } from "../../../exporters/kinds";
import { memoryPerCore, statePolicy } from "../../../exporters/slurm/policy";
import { readSlurm } from "../../../exporters/slurm/read";
import { addExporter } from "./common";

interface SlurmOptions {
  readonly state: readonly string[];
  readonly memoryPerCore?: string;
}

export function addExportSlurm(parent: Command): void {
  addExporter<SlurmOptions>(parent, {
    name: "slurm",
    description: "jobs of a Slurm cluster: cores, GPUs, memory and nodes over time",
    filesHelp: "files of sacct --parsable2 that cover the month",
    kind: SLURM_KIND,
    addOptions(command) {
      command
        .option(
          "--state <state=choice>",
          "runs that ended so: charge, free or leave-out, such as PREEMPTED=free; again for others. NODE_FAIL and BOOT_FAIL are free when not named",
          (text: string, before: readonly string[]) => [...before, text],
          [] as readonly string[],
        )
        .option(
          "--memory-per-core <size>",
          "memory counts as cores, where that is more: 4G, or by partition cpu=4G,bigmem=16G",
        );
    },
    read: (files, { period, zone, days, zoneAssumed, by }, options) =>
      readSlurm(files, {
        period,
        fileZone: zone,
        zoneAssumed,
        dayZone: days,
        states: statePolicy(options.state),
        memoryPerCore: options.memoryPerCore === undefined ? null : memoryPerCore(options.memoryPerCore),
        byJob: by === "job",
      }),
  });
}
