/** Whether a shared mailbox is there for this account: asked before anything is written about a mail that leaves it. */
import { Refusal } from "../../core/problem";
import type { Graph } from "./client";
import { GraphFailure } from "./errors";
import { NAMED, shaped } from "./shapes";

/** @throws Refusal where it is not there or not for this account; GraphFailure */
export async function reachShared(graph: Graph, root: string, address: string, own: string): Promise<void> {
  try {
    const query = { $select: "id" };
    const path = `${root}/mailFolders/drafts`;
    await shaped(await graph.ask({ method: "GET", path, query, repeat: "always" }), NAMED);
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    if (error.status === 404)
      throw new Refusal(`There is no mailbox ${address}. Correct the address. Nothing was sent.`);
    if (error.status !== 403) throw error;
    throw new Refusal(
      `${own} may not use the mailbox ${address}. Correct the address, or ask whoever looks after Exchange for Full Access and Send As on it. Nothing was sent.`,
    );
  }
}
