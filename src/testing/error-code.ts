/** What an add-in decides by when something fails in Excel. */

/** @returns the code of the error that the client throws; "no error" where none */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "no error",
    (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
  );
}
