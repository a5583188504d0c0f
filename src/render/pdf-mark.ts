/** What tells a statement's PDF from any other file: its metadata and its identifier, neither of which is packed. */
import { shortHash } from "../core/hash";

const ID_DIGITS = 32;

export interface Marked {
  readonly statementNo: string;
  readonly contentHash: string;
}

/** The file identifier, 32 hexadecimal digits. */
export function pdfIdOf({ statementNo, contentHash }: Marked): string {
  return shortHash([contentHash, statementNo], ID_DIGITS).toUpperCase();
}

/** Whether the file is this statement with this content, as it was made or with notes that somebody added. */
export function isStatementPdf(bytes: Uint8Array, statement: Marked): boolean {
  return statement.contentHash !== "" && carries(textOf(bytes), statement);
}

/** Whether the file is a statement of this number, whatever it said when it was printed. */
export function isNumberedPdf(bytes: Uint8Array, statementNo: string): boolean {
  return textOf(bytes).includes(`number>${statementNo}<`);
}

/**
 * Whether nobody changed the file since it was made: whoever saves a PDF anew gives it another second identifier
 * (ISO 32000-1, 14.4), and whoever adds to one writes a second place where it starts.
 */
export function isUntouchedPdf(bytes: Uint8Array, statement: Marked): boolean {
  const text = textOf(bytes);
  const id = `<${pdfIdOf(statement)}>`;
  return (
    statement.contentHash !== "" &&
    carries(text, statement) &&
    text.includes(`/ID [ ${id} ${id} ]`) &&
    text.split("startxref").length === 2
  );
}

function carries(text: string, { contentHash }: Marked): boolean {
  return text.includes(`contentHash>${contentHash}<`);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}
