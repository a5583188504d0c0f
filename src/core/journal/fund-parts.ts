/** Fund Org → fund and org, by the setting's pattern with the groups fund and org. */
import { compilePattern } from "../pattern";

export interface FundParts {
  readonly fund: string;
  readonly org: string;
  /** False where the pattern does not fit and the whole code stands in fund. */
  readonly matched: boolean;
}

export function fundParser(pattern: string): (fundOrg: string) => FundParts {
  const compiled = compilePattern(pattern, { matchCase: true });
  const divide = (fundOrg: string): FundParts => {
    const groups = compiled.groups(fundOrg);
    const fund = groups?.["fund"] ?? "";
    if (fund === "") return { fund: fundOrg, org: "", matched: false };
    return { fund, org: groups?.["org"] ?? "", matched: true };
  };
  // Many lines have few funds, and are asked about more than once.
  const known = new Map<string, FundParts>();
  return (fundOrg) => {
    const parts = known.get(fundOrg) ?? divide(fundOrg);
    known.set(fundOrg, parts);
    return parts;
  };
}
