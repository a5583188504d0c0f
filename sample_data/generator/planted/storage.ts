/** Storage lines that stand out: trouble for the review, and a PI who is new in December. */
import type { Line, Month } from "../line";
import { PI } from "../reference";
import { share, STORAGE_SKUS } from "../usage/storage";
import { oneLine, pick, plant, yearBefore } from "./plant";

const { active, archive } = STORAGE_SKUS;

export function storagePlanted(month: Month): Line[] {
  return [noPi(month), noFund(month), unknown(month), closedFund(month), forgotten(month), ...newPi(month)];
}

function noPi(month: Month): Line {
  return oneLine(share(active, "field-cameras", "bio/orphaned", "2.4"), month, 1, {
    tags: { project_id: "field-cameras", fund_org: "BIO-10000" },
    plants: [plant("Missing PI", "a share whose owner has left")],
  });
}

function noFund(month: Month): Line {
  return oneLine(share(active, "bio-pilot", "bio/pilot", pick(month, "3.1", "3.3")), month, 1, {
    plants: [plant("Missing fund", "no fund is tagged, and bio-pilot has no default fund")],
  });
}

function unknown(month: Month): Line {
  const pi_email = pick(month, "smith@physics.example.edu", "j.smyth@chem.example.edu");
  return oneLine(share(archive, "nmr-archive", "archive/chem-misc", "4"), month, 1, {
    tags: { pi_email, project_id: "nmr-archive" },
    plants: [
      plant("Unknown PI", `${pi_email} is not in People`),
      ...pick(month, [], [plant("New PI", `${pi_email} had no charge in January`)]),
    ],
  });
}

function closedFund(month: Month): Line {
  const recipe = share(archive, "parish-records", "archive/hist-gifts", "3", { fund_org: "HIST-19000" });
  return oneLine(recipe, month, 1, {
    plants: [plant("Inactive fund", "the tag names HIST-19000, which is inactive")],
  });
}

/** A month that nobody had billed: two findings on one row. */
function forgotten(month: Month): Line {
  const [start, end] = pick(month, ["2024-10-01", "2024-11-01"], ["2025-09-01", "2025-10-01"]);
  const what = `the share was not billed for ${start.slice(0, 7)}`;
  return oneLine(share(archive, "seismic-net", "archive/geo-old", "6.5"), month, 1, {
    start: `${start}T00:00:00Z`,
    end: `${end}T00:00:00Z`,
    plants: [plant("Outside billing period", what), ...yearBefore(month, start), plant("Late charge", what)],
  });
}

function newPi(month: Month): Line[] {
  if (month.period === "2025-01") return [];
  return [
    oneLine(share(active, "survey-weights", "stat/surveys", "4"), month, 1, {
      plants: [plant("New PI", `${PI.noor} had no charge in January`)],
    }),
  ];
}
