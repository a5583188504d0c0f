/** openchargeback sign-in, sign-out: Microsoft 365, once, so that later commands run unattended. */
import type { Command } from "commander";
import { microsoftSignIn } from "../microsoft";
import { print, type GlobalOptions } from "../session";
import { choiceOption, several } from "../values";

const USES = ["mail", "drafts", "shared-mailbox", "files", "shared-files"] as const;
type Use = (typeof USES)[number];

const HELP = `what for: ${USES.join(", ")} (a site's or a colleague's files); mail and files when not given`;

export function addSignIn(program: Command): void {
  program
    .command("sign-in")
    .description("sign in to Microsoft 365 with a code in a browser; later commands need no person")
    .option("--for <uses>", HELP, several, [])
    .action(async (options: { for: readonly string[] }, command: Command) => {
      const chosen = options.for.map((text) => choiceOption(text, USES, "--for"));
      const uses: readonly Use[] = chosen.length === 0 ? ["mail", "files"] : chosen;
      const signIn = await microsoftSignIn(true);
      const scopes = await scopesOf(uses);
      await signIn.token(scopes);
      const account = await signIn.account();
      const address = account?.address ?? "";
      const text = [`Signed in as ${address}, for ${uses.join(", ")}.`];
      print({ json: { address, scopes }, text }, isJson(command));
    });
  program
    .command("sign-out")
    .description("forget who is signed in to Microsoft 365, and delete the file that says so")
    .action(async (_options: object, command: Command) => {
      const address = await (await microsoftSignIn(false)).signOut();
      const text = [address === null ? "Nobody was signed in." : `${address} is signed out.`];
      print({ json: { address }, text }, isJson(command));
    });
}

/** Permissions of Microsoft Graph that each use needs. */
async function scopesOf(uses: readonly Use[]): Promise<readonly string[]> {
  const { outlookScopes } = await import("../../adapters/graph/outlook");
  const needed: Record<Use, readonly string[]> = {
    mail: outlookScopes(""),
    drafts: outlookScopes("", true),
    "shared-mailbox": outlookScopes("shared"),
    files: ["Files.ReadWrite"],
    "shared-files": ["Files.ReadWrite.All"],
  };
  return [...new Set(uses.flatMap((use) => needed[use]))];
}

function isJson(command: Command): boolean {
  return command.optsWithGlobals<GlobalOptions>().json === true;
}
