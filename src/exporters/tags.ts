/** What an owner is, as tags of a row, under the keys that the importing workbook reads. */
import { placesOf } from "../core/focus/mapping";
import type { Settings } from "../core/settings";
import type { Owner } from "./owners";

type Owned = "pi" | "project" | "fundOrg" | "accountCode" | "reference1" | "reference2";
export type TagKeys = Readonly<Record<Owned, string>>;

/** The keys of a new workbook. */
export const USUAL_TAGS: TagKeys = {
  pi: "pi_email",
  project: "project_id",
  fundOrg: "fund_org",
  accountCode: "account_code",
  reference1: "grant_number",
  reference2: "request_id",
};

/** The first tag key of each Tag setting; the usual one where a setting names columns alone, or nothing. */
export function tagKeysOf(settings: Settings): TagKeys {
  const key = (setting: string, usual: string): string =>
    placesOf(setting).find(({ kind }) => kind === "tag")?.name ?? usual;
  return {
    pi: key(settings.tagPiEmail, USUAL_TAGS.pi),
    project: key(settings.tagProjectId, USUAL_TAGS.project),
    fundOrg: key(settings.tagFundOrg, USUAL_TAGS.fundOrg),
    accountCode: key(settings.tagAccountCode, USUAL_TAGS.accountCode),
    reference1: key(settings.tagReference1, USUAL_TAGS.reference1),
    reference2: key(settings.tagReference2, USUAL_TAGS.reference2),
  };
}

/** Only those that are known. */
export function tagValues(owner: Owner | null, keys: TagKeys = USUAL_TAGS): Record<string, string> {
  const entries = (Object.keys(USUAL_TAGS) as Owned[]).map((of) => [keys[of], owner?.[of] ?? ""] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ""));
}
