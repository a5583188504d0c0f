/** What this deployment is registered as at Microsoft: deployment.json beside the pane's page. */
import { z } from "zod";
import { HostFailure, Refusal } from "../../core/problem";

export interface Deployment {
  /** The application's id in Microsoft Entra. */
  readonly clientId: string;
  /** The tenant's id or domain. */
  readonly tenant: string;
  /** Where Microsoft Graph is: another address for the preview's stand-in. */
  readonly graph: string;
}

export const GRAPH = "https://graph.microsoft.com";

const NOT_SET_UP =
  "Sending through Outlook is not set up on this deployment: ask whoever installed the add-in. The outbox works without. Nothing was sent.";

const shape = z.object({
  clientId: z.string().trim(),
  tenant: z.string().trim(),
  graph: z.string().trim().min(1).optional(),
});

/**
 * @param address of the pane's page; the file lies beside it
 * @throws Refusal where Microsoft 365 is not set up, or not as it should be
 * @throws HostFailure where the file cannot be had
 */
export async function readDeployment(address: string, fetched: typeof fetch = fetch): Promise<Deployment> {
  const text = await textOf(new URL("deployment.json", address).href, fetched);
  const parsed = shape.safeParse(jsonOf(text));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.join(".") ?? "";
    throw new Refusal(
      `The file deployment.json of this deployment is not right (${where === "" ? "" : `${where}: `}${issue?.message ?? "no JSON"}): ask whoever installed the add-in. Nothing was sent.`,
    );
  }
  const { clientId, tenant, graph } = parsed.data;
  if (clientId === "" || tenant === "") throw new Refusal(NOT_SET_UP);
  return { clientId, tenant, graph: graph === undefined ? GRAPH : new URL(graph, address).href };
}

/** A deployment without the file is one that is not set up. */
async function textOf(address: string, fetched: typeof fetch): Promise<string> {
  const answer = await fetched(address, { cache: "no-cache" }).catch((cause: unknown) => {
    throw new HostFailure(
      "The add-in's own server does not answer, so that nobody can be signed in. Check the network and try again.",
      "nothing",
      { cause },
    );
  });
  if (answer.status === 404) throw new Refusal(NOT_SET_UP);
  if (!answer.ok)
    throw new HostFailure(
      `The add-in's own server answers ${answer.status} for deployment.json. Try again; if it stays so, tell whoever installed the add-in.`,
      "nothing",
    );
  return await answer.text();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
