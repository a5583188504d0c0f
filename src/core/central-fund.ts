/** Who pays for commitments that nobody used up, by the settings. */
import type { Settings } from "./settings";

export interface CentralFund {
  readonly pi: string;
  readonly project: string;
  readonly fundOrg: string;
}

/** null while commitments are to be held, or one of the three settings is blank. */
export function centralFund(settings: Settings): CentralFund | null {
  const { commitments, commitmentPi: pi, commitmentProject: project, commitmentFundOrg: fundOrg } = settings;
  const filled = pi !== "" && project !== "" && fundOrg !== "";
  return commitments === "Central Fund" && filled ? { pi, project, fundOrg } : null;
}
