/** Azure lines that stand out: trouble for the review, a correction, a plan without list price, a spike. */
import type { Line, Month } from "../line";
import { PI } from "../reference";
import { AZURE_SKUS, azureUse, IMAGE_PLAN } from "../usage/azure";
import { oneLine, outside, pick, plant, yearBefore } from "./plant";

const { d8, blob, openai } = AZURE_SKUS;

export function azurePlanted(month: Month): Line[] {
  return [
    noProject(month), visitor(month), outsideAward(month), correction(month), beforeTheMonth(month),
    plan(month), ...transcription(month),
  ]; // prettier-ignore
}

function noProject(month: Month): Line {
  return oneLine(azureUse(d8, "field-cameras", "vm-cameras-test", 1, "20"), month, pick(month, 8, 10), {
    tags: { pi_email: PI.smithBio, fund_org: "BIO-10000" },
    plants: [plant("Missing project", "PI and fund are tagged, the project is not")],
  });
}

function visitor(month: Month): Line {
  const pi_email = pick(month, "r.visiting@law.example.edu", "g.passing@law.example.edu");
  return oneLine(azureUse(d8, "teaching-lab", "vm-visitor", 1, "16"), month, 13, {
    tags: { pi_email, project_id: "teaching-lab" },
    plants: [
      plant("Unknown PI", `${pi_email} is not in People`),
      ...pick(month, [], [plant("New PI", `${pi_email} had no charge in January`)]),
    ],
  });
}

/** The Glacier Melt award begins in February; the Cohort Study award ended in November and has a fallback. */
function outsideAward(month: Month): Line {
  const [project, fund, when] = pick(
    month,
    ["glacier-melt", "GEO-25440", "begins 2025-02-01"] as const,
    ["cohort-study", "MED-23901", "ended 2025-11-30"] as const,
  );
  return oneLine(azureUse(blob, project, `st${project.replace("-", "")}`, 1, "410.5"), month, 16, {
    plants: [outside(month, `${fund}, the project's default, ${when}`)],
  });
}

/** A correction keeps the charge period of the month that it corrects. */
function correction(month: Month): Line {
  const day = pick(month, "2024-12-10", "2025-11-12");
  const next = pick(month, "2024-12-11", "2025-11-13");
  return oneLine(azureUse(d8, "field-cameras", "vm-cameras-01", 1, "-24"), month, 1, {
    start: `${day}T00:00:00Z`,
    end: `${next}T00:00:00Z`,
    correction: true,
    description: "Correction: the machine was stopped, 24 hours taken back",
    plants: [plant("Negative amount", "a correction of an earlier month"), ...yearBefore(month, day)],
  });
}

function beforeTheMonth(month: Month): Line {
  const day = pick(month, "2024-12-30", "2025-11-29");
  const next = pick(month, "2024-12-31", "2025-11-30");
  return oneLine(azureUse(d8, "seismic-net", "vm-picker", 1, "24"), month, 1, {
    start: `${day}T00:00:00Z`,
    end: `${next}T00:00:00Z`,
    plants: [
      plant("Outside billing period", `usage of ${day}, not marked as a correction`),
      ...yearBefore(month, day),
    ],
  });
}

function plan(month: Month): Line {
  return oneLine(IMAGE_PLAN, month, 1, {
    plants: [plant("Billed above list", "a marketplace plan of 49.00 with a list price of 0")],
  });
}

/** A little use in January, which December exceeds more than three times. */
function transcription(month: Month): Line[] {
  const quantities = pick(month, ["2600", "2400", "2750"], ["26000", "31000", "28500"]);
  return quantities.map((quantity, index) =>
    oneLine(azureUse(openai, "parish-records", "oai-parish", 1, quantity), month, 5 + index * 8, {
      ...pick(
        month,
        {},
        {
          plants: [plant("Spike", `${PI.kofi} and Azure OpenAI: more than 3 times January, and above 100`)],
        },
      ),
    }),
  );
}

/** The last row of the file has a line break. */
export function azureLast(month: Month): Line {
  return oneLine(azureUse(blob, "polymer-aging", "stpolymer-cold", 1, "42.5"), month, 31, {
    description: "Hot LRS, copied from\nthe old account",
  });
}
