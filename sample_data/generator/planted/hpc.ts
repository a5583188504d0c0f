/** Cluster lines that stand out: trouble for the review, paid priority runs, a job name that looks like a formula. */
import type { Line, Month } from "../line";
import { PI } from "../reference";
import { allocation, HPC_SKUS, job } from "../usage/hpc";
import { oneLine, outside, pick, plant, yearBefore } from "./plant";

const { priority, a100, cpu } = HPC_SKUS;

export function hpcPlanted(month: Month): Line[] {
  return [
    noFund(month), noProject(month), inactive(month), personal(month), outsideAward(month), late(month),
    formulaName(month), ...priorityRuns(month),
  ]; // prettier-ignore
}

function noFund(month: Month): Line {
  return oneLine(allocation(priority, "bio-pilot", 1, pick(month, "2100", "1950.5")), month, 9, {
    plants: [plant("Missing fund", "no fund is tagged, and bio-pilot has no default fund")],
  });
}

function noProject(month: Month): Line {
  return oneLine(job(a100, "spin-lattice", pick(month, "anneal-01", "anneal-07"), "14"), month, 17, {
    tags: { pi_email: PI.lukasz, fund_org: "PHYS-25003" },
    plants: [plant("Missing project", "a job submitted without a project")],
  });
}

function inactive(month: Month): Line {
  const project = pick(month, "spectra-2019", "wind-tunnel");
  const what = pick(month, "spectra-2019 is inactive", "wind-tunnel ended on 2025-09-30");
  return oneLine(allocation(priority, project, 1, "640"), month, pick(month, 22, 4), {
    plants: [plant("Inactive project", what)],
  });
}

function personal(month: Month): Line {
  return oneLine(job(cpu, "polymer-aging", "personal-notebook", "96"), month, pick(month, 14, 19), {
    plants: [plant("Pattern found", "the job is named personal-notebook")],
  });
}

/** Here the tag names the fund that is out of its dates. */
function outsideAward(month: Month): Line {
  const [project, fund_org, when] = pick(
    month,
    ["seismic-net", "GEO-25440", "begins 2025-02-01"] as const,
    ["cohort-study", "MED-23901", "ended 2025-11-30"] as const,
  );
  return oneLine(allocation(a100, project, 1, "20", { fund_org }), month, 24, {
    plants: [outside(month, `${fund_org}, named by the tag, ${when}`)],
  });
}

/** A correction may lie outside the month; this one is more than 31 days old as well. */
function late(month: Month): Line {
  const day = pick(month, "2024-11-18", "2025-10-14");
  const next = pick(month, "2024-11-19", "2025-10-15");
  return oneLine(allocation(priority, "nmr-archive", 1, "310"), month, 1, {
    start: `${day}T00:00:00Z`,
    end: `${next}T00:00:00Z`,
    correction: true,
    description: "Correction: core-hours that the accounting log had missed",
    plants: [plant("Late charge", `a charge of ${day}`), ...yearBefore(month, day)],
  });
}

function formulaName(month: Month): Line {
  return oneLine(job(a100, "spin-lattice", "=1+1 lattice test", "2.5"), month, 28, {});
}

/** Two runs in January, one larger than the limit in December; less than three times as much. */
function priorityRuns(month: Month): Line[] {
  const recipe = (quantity: string) =>
    allocation(priority, "bridge-twin", 1, quantity, { fund_org: "ENG-24808" });
  if (month.period === "2025-01")
    return [oneLine(recipe("160000"), month, 6), oneLine(recipe("172500"), month, 20)];
  return [
    oneLine(recipe("512000"), month, 11, {
      plants: [plant("Amount above limit", "one priority run cost 10,240.00")],
    }),
  ];
}

/** The last row of the file has a line break. */
export function hpcLast(month: Month): Line {
  return oneLine(allocation(cpu, "detector-sim", 1, "500"), month, 31, {
    description: "Core-Hours, maintenance window\n(requeued jobs)",
  });
}
