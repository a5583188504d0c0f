/** People may type addresses and names in the sheet with other cases and spaces: compare them as one. */
import type { Charge } from "../core/charge";
import type { Directory } from "../core/reference";

export function addressed(charge: Charge, directory: Directory): Charge {
  const pi = charge.pi === "" ? "" : directory.canonicalAddress(charge.pi);
  const importedPi = charge.importedPi === "" ? "" : directory.canonicalAddress(charge.importedPi);
  const project = charge.project.trim();
  const fundOrg = charge.fundOrg.trim();
  if (
    pi === charge.pi &&
    importedPi === charge.importedPi &&
    project === charge.project &&
    fundOrg === charge.fundOrg
  ) {
    return charge;
  }
  return { ...charge, pi, importedPi, project, fundOrg };
}
