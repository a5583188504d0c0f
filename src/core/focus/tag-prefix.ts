/** Provider prefixes of tag keys, which nobody types into the settings. */

/** AWS (user:, aws:, resourceTags/; tags of an account are no tags of the resource, and keep theirs), the namespaces of OCI (Oracle-Tags. and a tenancy's own), an organisation of Google Cloud; folded. */
const PREFIX =
  /^(?:resourcetags\/(?:(?:user|aws):)?|(?:user|aws|azure|gcp|google):|[\w-]+\.|(?:organizations\/)?\d{6,}\/)(?=.)/;

/** `user:pi_email` → `pi_email`; a key without prefix is returned as it is. */
export function withoutPrefix(key: string): string {
  return key.replace(PREFIX, "");
}
