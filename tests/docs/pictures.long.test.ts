/** The pane still has the buttons that the guide names, and looks as on its pictures: walked in a browser. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./pages";

jest.setTimeout(900_000);

it("the pane's buttons are those noted for the guide, and the same browser draws the same pictures", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, "scripts", "pictures.mjs"), "--walk"],
    {
      cwd: ROOT,
      encoding: "utf8",
      env: { ...process.env, NODE_OPTIONS: "" },
    },
  );
  if (status !== 0)
    throw new Error(`Run node scripts/pictures.mjs and look at what differs.\n${stdout}${stderr}`);
  expect(stdout).toMatch(/^\d+ pictures, /);
});
