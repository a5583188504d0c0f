/** What stands on the campus's research storage in any month: the first terabyte of a share is free. */
import type { Sku, TagSet } from "../line";
import type { Recipe } from "./recipe";

function tier(name: string, service: string, subcategory: string, list: string, contracted: string): Sku {
  return {
    service,
    category: "Storage",
    subcategory,
    sku: `STO-${name.toUpperCase()}`,
    unit: "TB-Months",
    list,
    contracted,
    meter: name,
    resourceType: "Share",
  };
}

export const STORAGE_SKUS = {
  free: tier("active-first-tb", "Research Storage", "File Storage", "8.5", "0"),
  active: tier("active", "Research Storage", "File Storage", "8.5", "8.5"),
  archive: tier("archive", "Archive Storage", "Backup Storage", "2.25", "2.25"),
} as const satisfies Record<string, Sku>;

export function share(sku: Sku, project: string, path: string, quantity: string, tags: TagSet = {}): Recipe {
  return {
    sku,
    project,
    tags,
    resourceId: `share:/research/${path}`,
    resourceName: path,
    rows: 1,
    quantity,
    span: "month",
    description: `${sku.service}, tier ${sku.meter}, TB-Months`,
  };
}

/** A share above one terabyte: one charge for the free terabyte, one for the rest. */
function twoTiers(project: string, path: string, paid: string, tags: TagSet = {}): Recipe[] {
  const { free, active } = STORAGE_SKUS;
  return [
    {
      ...share(free, project, path, "1", tags),
      exact: true,
      description: "First TB of a share, free of charge",
    },
    share(active, project, path, paid, tags),
  ];
}

export const STORAGE_USAGE: readonly Recipe[] = [
  ...twoTiers("nmr-archive", "chem/nmr", "14.2"),
  ...twoTiers("nmr-archive", "chem/nmr-raw", "8.05", { account_code: "07431" }),
  ...twoTiers("catalyst-screen", "chem/catalysts", "3.5", { fund_org: "CHEM-24117" }),
  ...twoTiers("reef-genomes", "bio/reef", "22.75", { fund_org: "BIO-24560", grant_number: "DEB-0024560" }),
  ...twoTiers("field-cameras", "bio/cameras", "41.3"),
  ...twoTiers("plant-atlas", "bio/atlas", "6.4"),
  ...twoTiers("spin-lattice", "phys/spins", "2.125", { fund_org: "PHYS-25003" }),
  ...twoTiers("detector-sim", "phys/detector", "18"),
  ...twoTiers("lang-models", "comp/corpora", "30.6", { fund_org: "COMP-25210", account_code: "07431" }),
  ...twoTiers("teaching-lab", "comp/teaching", "0.8"),
  ...twoTiers("seismic-net", "geo/seismic", "55.05"),
  ...twoTiers("imaging-core", "med/imaging", "27.9"),
  ...twoTiers("imaging-core", "med/slides", "11.4"),
  ...twoTiers("bridge-twin", "eng/bridge", "4.75", { fund_org: "ENG-24808" }),
  ...twoTiers("parish-records", "hist/parish", "1.6"),
  ...twoTiers("polymer-aging", "chem/polymers", "5.2"),
  share(STORAGE_SKUS.archive, "reef-genomes", "archive/bio-reef", "60.5"),
  share(STORAGE_SKUS.archive, "field-cameras", "archive/bio-cameras", "12"),
  share(STORAGE_SKUS.archive, "seismic-net", "archive/geo-seismic", "140"),
  share(STORAGE_SKUS.archive, "imaging-core", "archive/med-imaging", "33.25"),
  share(STORAGE_SKUS.archive, "parish-records", "archive/hist-parish", "2.5"),
  share(STORAGE_SKUS.archive, "lang-models", "archive/comp-corpora", "45", { fund_org: "COMP-25210" }),
  share(STORAGE_SKUS.archive, "spin-lattice", "archive/phys-spins", "8.25", { fund_org: "PHYS-25003" }),
  share(STORAGE_SKUS.archive, "nmr-archive", "archive/chem-nmr", "9.75"),
];
