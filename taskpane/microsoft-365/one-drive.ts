/** The folder that the workbook lies in, on OneDrive or SharePoint: files are saved beside it. */
import { graphClient } from "../../src/adapters/graph/client";
import { driveSaver } from "../../src/adapters/graph/drive";
import { fileScopes } from "../../src/adapters/graph/workbook-address";
import { workbookFile } from "../../src/adapters/graph/workbook-file";
import type { FileSaver } from "../../src/ports/ports";
import type { SignIn } from "../../src/ports/sign-in";

export interface BesideOptions {
  readonly signIn: SignIn;
  /** Graph's address, without the version. */
  readonly graph: string;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/**
 * Signs in with the least that reaches the workbook, and looks where it lies.
 * @param address of the workbook
 * @returns a saver for a folder below the workbook's own
 */
export async function besideWorkbook(
  address: string,
  { signIn, graph: baseUrl, wait }: BesideOptions,
): Promise<(folder: string) => FileSaver> {
  // Whose OneDrive it is tells only whoever is signed in.
  if ((await signIn.account()) === null) await signIn.token(["Files.ReadWrite"]);
  const scopes = fileScopes(address, (await signIn.account())?.address ?? "");
  const access = { graph: graphClient({ signIn, scopes, baseUrl, wait }), scopes };
  const { folder: beside } = await workbookFile(access, address);
  return (folder) => driveSaver(access, beside, folder);
}
