/** AWS lines that stand out: trouble for the review, a credit, and a description with a line break. */
import { amount } from "../../../src/core/money";
import type { Line, Month } from "../line";
import { PI } from "../reference";
import { AWS_SKUS, instanceId } from "../usage/aws";
import type { Recipe } from "../usage/recipe";
import { oneLine, pick, plant } from "./plant";

const { t3, s3, p4d, r6i } = AWS_SKUS;

function machine(sku: Recipe["sku"], project: string, name: string, quantity: string): Recipe {
  return {
    sku,
    project,
    resourceId: instanceId(project, name),
    resourceName: name,
    rows: 1,
    quantity,
    span: 24,
    description: `$${sku.list} per On Demand Linux ${sku.meter.split(":")[1] ?? ""} Instance Hour, US East`,
  };
}

function bucket(project: string, name: string, quantity: string): Recipe {
  const { description, ...recipe } = machine(s3, project, name, quantity);
  return {
    ...recipe,
    resourceId: `arn:aws:s3:::${name}`,
    description: `${description.slice(0, 6)} per GB, Standard class`,
  };
}

export function awsPlanted(month: Month): Line[] {
  return [
    noPi(month), noTags(month), brokenTags(month), sandbox(month), badFund(month),
    ...bigRun(month), credit(month), ...twins(month),
  ]; // prettier-ignore
}

function noPi(month: Month): Line {
  return oneLine(machine(t3, "nmr-archive", "unclaimed-gateway", "24"), month, pick(month, 7, 9), {
    tags: { project_id: "nmr-archive", fund_org: "CHEM-10000" },
    plants: [plant("Missing PI", "project and fund are tagged, the PI is not")],
  });
}

function noTags(month: Month): Line {
  const what = "the bucket has no tags at all";
  return oneLine(bucket("field-cameras", "untagged-uploads", pick(month, "88.5", "91.25")), month, 12, {
    tags: {},
    plants: [plant("Missing PI", what), plant("Missing project", what), plant("Missing fund", what)],
  });
}

function brokenTags(month: Month): Line {
  const what = "Tags is not JSON, so that nothing can be read from it";
  return oneLine(bucket("nmr-archive", "nmr-legacy-import", pick(month, "35", "36.5")), month, 18, {
    tags: `pi_email=${PI.smithChem};project_id=nmr-archive`,
    plants: [
      plant("Unreadable tags", what),
      plant("Missing PI", what),
      plant("Missing project", what),
      plant("Missing fund", what),
    ],
  });
}

function sandbox(month: Month): Line {
  const name = pick(month, "wang-sandbox-1", "Wang-SANDBOX-2");
  return oneLine(machine(t3, "teaching-lab", name, "24"), month, pick(month, 15, 21), {
    plants: [plant("Pattern found", `the resource is named ${name}`)],
  });
}

function badFund(month: Month): Line {
  const fund_org = pick(month, "COMP_25210", "25210");
  return oneLine(machine(t3, "lang-models", "label-server", "24"), month, 20, {
    tags: { pi_email: PI.wang, project_id: "lang-models", fund_org },
    plants: [
      plant("Fund matches no pattern", `the fund is tagged ${fund_org}`),
      plant("Unknown fund", `${fund_org} is not in Funds`),
    ],
  });
}

/** January only; in December a cluster job is the large one. */
function bigRun(month: Month): Line[] {
  if (month.period !== "2025-01") return [];
  const recipe = {
    ...machine(p4d, "lang-models", "pretraining-run", "412.5"),
    tags: { fund_org: "COMP-25210" },
  };
  return [
    oneLine(recipe, month, 3, {
      end: "2025-01-21T00:00:00Z",
      plants: [plant("Amount above limit", "18 days of pre-training cost more than 10,000")],
    }),
  ];
}

function credit(month: Month): Line {
  const cost = amount(pick(month, "-25.00", "-18.5"));
  return oneLine(machine(r6i, "reef-genomes", "", "0"), month, 1, {
    resourceId: "",
    quantity: null,
    category: "Credit",
    listCost: cost,
    billedCost: cost,
    end: month.end,
    description: 'Credit "Cloud for Research", granted per month',
    plants: [plant("Negative amount", "a credit of the provider")],
  });
}

function twins(month: Month): Line[] {
  const line = oneLine(machine(t3, "plant-atlas", "atlas-worker", "6"), month, pick(month, 11, 14), {
    plants: [plant("Identical rows", "two rows are the same in every column; both count")],
  });
  return [line, line];
}

/** The last row of the file, so that record and line number still agree above it. */
export function awsLast(month: Month): Line {
  return oneLine(machine(t3, "plant-atlas", "atlas-batch", "12"), month, 31, {
    description: 'Batch of 31 images,\nresized to 2,048 "pixels"',
  });
}
