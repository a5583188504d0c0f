/** What runs on the campus cluster in any month: subsidised allocations cost nothing, priority and GPU use does. */
import { shortHash } from "../../../src/core/hash";
import type { Sku, TagSet } from "../line";
import type { Recipe } from "./recipe";

function partition(name: string, service: string, unit: string, list: string, contracted: string): Sku {
  return {
    service,
    category: "Compute",
    subcategory: "Other (Compute)",
    sku: `HPC-${name.toUpperCase()}`,
    unit,
    list,
    contracted,
    meter: name,
    resourceType: "Slurm Allocation",
  };
}

export const HPC_SKUS = {
  cpu: partition("cpu-shared", "HPC Compute", "Core-Hours", "0.0125", "0"),
  bigmem: partition("cpu-bigmem", "HPC Compute", "Core-Hours", "0.02", "0"),
  priority: partition("cpu-priority", "HPC Priority Compute", "Core-Hours", "0.02", "0.02"),
  a100: partition("gpu-a100", "HPC GPU", "GPU-Hours", "1.15", "0.575"),
  h100: partition("gpu-h100", "HPC Priority GPU", "GPU-Hours", "2.6", "2.6"),
} as const satisfies Record<string, Sku>;

export function allocation(
  sku: Sku,
  project: string,
  rows: number,
  quantity: string,
  tags: TagSet = {},
): Recipe {
  return {
    sku,
    project,
    tags,
    resourceId: `alloc/${project}/${sku.meter}`,
    resourceName: `${project} on ${sku.meter}`,
    rows,
    quantity,
    span: 24,
    description: `${sku.unit} on partition ${sku.meter}`,
  };
}

/** One job of a PI: its id stands in for the allocation's. */
export function job(sku: Sku, project: string, name: string, quantity: string): Recipe {
  const id = String(4_000_000 + parseInt(shortHash([project, name], 5), 16));
  return {
    ...allocation(sku, project, 1, quantity),
    resourceId: `job/00${id}`,
    resourceName: name,
    span: 20,
    description: `Job ${name}, ${sku.unit} on ${sku.meter}`,
  };
}

const { cpu, bigmem, priority, a100, h100 } = HPC_SKUS;

export const HPC_USAGE: readonly Recipe[] = [
  allocation(cpu, "catalyst-screen", 16, "2400.5", { fund_org: "CHEM-24117" }),
  allocation(cpu, "reef-genomes", 14, "1800", { fund_org: "BIO-24560" }),
  {
    ...allocation(bigmem, "reef-genomes", 8, "960.25"),
    description: "=Large memory, Core-Hours on cpu-bigmem",
  },
  allocation(cpu, "plant-atlas", 10, "640"),
  allocation(cpu, "spin-lattice", 20, "5200"),
  allocation(priority, "spin-lattice", 8, "1500", { fund_org: "PHYS-25003", grant_number: "PHY-0025003" }),
  allocation(cpu, "detector-sim", 14, "2750.75"),
  allocation(a100, "spin-lattice", 10, "12"),
  allocation(cpu, "field-cameras", 9, "420"),
  allocation(priority, "detector-sim", 7, "825", { request_id: "REQ-00655" }),
  allocation(a100, "lang-models", 15, "42.5", { fund_org: "COMP-25210" }),
  allocation(h100, "lang-models", 8, "24", { fund_org: "COMP-25210", request_id: "REQ-00702" }),
  allocation(cpu, "bridge-twin", 12, "1640"),
  allocation(a100, "imaging-core", 9, "18.75"),
  allocation(cpu, "polymer-aging", 14, "1250"),
  allocation(cpu, "nmr-archive", 6, "300", { account_code: "07421" }),
  job(priority, "nmr-archive", "peak-fit, night run", "410"),
  job(a100, "seismic-net", 'train "picker" v2', "36"),
];
