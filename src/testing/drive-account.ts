/** For tests of files on OneDrive: a stand-in Graph with one account, started for each test, and access to its files. */
import { graphClient } from "../adapters/graph/client";
import type { DriveAccess } from "../adapters/graph/drive-words";
import { GraphHost, HandClock, signInAs } from "./graph-host";

const SAM = "sam@example.edu";

export interface DriveAccount {
  readonly drive: () => ReturnType<GraphHost["state"]["drives"]["of"]>;
  /** @param send by which requests leave */
  readonly access: (send: typeof fetch) => DriveAccess;
}

/** To be called in a describe; what the stand-in complains of fails the test. */
export function driveAccount(): DriveAccount {
  let host: GraphHost;
  beforeEach(async () => {
    host = await GraphHost.start();
    host.accounts.add({ address: SAM, name: "Sam Rivera" });
  });
  afterEach(async () => {
    expect(host.complaints).toEqual([]);
    await host.stop();
  });
  return {
    drive: () => host.state.drives.of(SAM),
    access: (send) => {
      const scopes = ["Files.ReadWrite"];
      const { wait } = new HandClock();
      const signIn = signInAs(host, SAM);
      return { graph: graphClient({ signIn, scopes, baseUrl: host.baseUrl, wait, fetch: send }), scopes };
    },
  };
}
