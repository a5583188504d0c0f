/** Which registered application signs people in: the same two words as in the add-in's deployment file. */
import { join } from "node:path";
import { Refusal } from "../../core/problem";
import { ownFolder, readOwnFile } from "./own-files";

export interface Deployment {
  /** Of the app registration in Microsoft Entra. */
  readonly clientId: string;
  /** The directory's id or domain. */
  readonly tenant: string;
}

/**
 * From OPENCHARGEBACK_CLIENT_ID and OPENCHARGEBACK_TENANT, else from deployment.json in the program's own folder:
 * `{"clientId": "…", "tenant": "…"}`.
 * @throws Refusal when neither names both
 * @throws HostFailure when the file cannot be read
 */
export async function readDeployment(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Deployment> {
  const path = join(ownFolder(environment), "deployment.json");
  const file = fieldsOf(path, await readOwnFile(path));
  const clientId = environment["OPENCHARGEBACK_CLIENT_ID"] || file.clientId;
  const tenant = environment["OPENCHARGEBACK_TENANT"] || file.tenant;
  if (clientId !== "" && tenant !== "") return { clientId, tenant };
  throw new Refusal(
    `Microsoft 365 needs to know the program: set OPENCHARGEBACK_CLIENT_ID and OPENCHARGEBACK_TENANT, or write {"clientId": "…", "tenant": "…"} to ${path}. Your Microsoft 365 administrator has both. Nothing was written.`,
  );
}

function fieldsOf(path: string, text: string | null): Deployment {
  if (text === null) return { clientId: "", tenant: "" };
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Deployment, unknown>> | null;
    const field = (name: keyof Deployment): string => {
      const found = value?.[name];
      return typeof found === "string" ? found.trim() : "";
    };
    return { clientId: field("clientId"), tenant: field("tenant") };
  } catch {
    throw new Refusal(
      `${path} is not the JSON text that is wanted there: {"clientId": "…", "tenant": "…"}. Correct it. Nothing was written.`,
    );
  }
}
