/** Whether a statement that stands would be printed as it was made. */
import type { ShownStatement } from "../../../src/steps/statements-preview";

/**
 * False where a name, a title or a setting changed after it was issued or its month was closed: printed now it would say
 * something else under the same number.
 */
export function isAsMade({ record, document }: HashesOf): boolean {
  return record.contentHash === document.contentHash;
}

interface HashesOf {
  readonly record: Pick<ShownStatement["record"], "contentHash">;
  readonly document: Pick<ShownStatement["document"], "contentHash">;
}
