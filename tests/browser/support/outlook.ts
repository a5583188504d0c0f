/** Outlook for a pane of the tests: the stand-in for Graph in the test's own process, so that it can be looked into. */
import type { Page } from "playwright-core";
import type { GraphHost } from "../../../src/testing/graph-host";
import { exampleHost, ME } from "../../../src/testing/graph-host/example";

export { ME, OTHERS } from "../../../src/testing/graph-host/example";

/** The pane finds this stand-in, and no other, in its deployment's file. */
export async function outlookFor(page: Page): Promise<GraphHost> {
  const host = await exampleHost();
  await page.context().route("**/deployment.json", async (route) => {
    await route.fulfill({ json: { clientId: "test", tenant: "test", graph: host.baseUrl } });
  });
  await page.context().route(`${host.baseUrl}/**`, async (route) => await route.continue());
  return host;
}

export interface Lying {
  readonly to: string;
  readonly subject: string;
  readonly isDraft: boolean;
  readonly files: readonly string[];
}

/** What lies in a mailbox, oldest first. */
export function mailsIn(host: GraphHost, address: string = ME.address): readonly Lying[] {
  return host.state
    .mailbox(address)
    .all()
    .filter(({ folder }) => folder !== "deleteditems")
    .map(({ body, isDraft, attachments }) => ({
      to: (body.toRecipients ?? []).map(({ emailAddress }) => emailAddress.address).join(", "),
      subject: body.subject ?? "",
      isDraft,
      files: attachments.map(({ name }) => name),
    }))
    .reverse();
}
