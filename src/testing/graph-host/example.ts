/** The stand-in with the people of the preview: Robin, who may use the mailbox of Research Computing Billing. */
import { GraphHost, type HostOptions } from "./host";

export const ME = { address: "robin@example.edu", name: "Robin Marsh" };
export const SHARED = "billing@example.edu";
/** In Robin's OneDrive. */
export const WORKBOOK = "Research Computing/Chargeback.xlsx";
/** A mailbox that exists and was given to nobody here. */
export const OTHERS = "dean@example.edu";

export async function exampleHost(options: HostOptions = {}): Promise<GraphHost> {
  const host = await GraphHost.start(options);
  host.accounts.add({ ...ME, shared: [SHARED] });
  host.accounts.add({ address: SHARED, name: "Research Computing Billing" });
  host.accounts.add({ address: OTHERS, name: "Office of the Dean" });
  host.state.drives.of(ME.address).file(WORKBOOK, new Uint8Array());
  return host;
}
