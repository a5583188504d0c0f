/** Provider prefixes of tag keys, which nobody types into the settings. */

/** AWS (user:, aws:), OCI's namespaces, and the organisation number of Google Cloud; keys are folded already. */
const PREFIX =
  /^(?:resourcetags\/)?(?:(?:user|aws|azure|gcp|google):|(?:oracle-tags|oracle-standard|orcl-cloud)\.|(?:organizations\/)?\d{6,}\/)(?=.)/;

/** `user:pi_email` → `pi_email`; a key without prefix is returned as it is. */
export function withoutPrefix(key: string): string {
  return key.replace(PREFIX, "");
}
