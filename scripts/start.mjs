/**
 * npm start: serves the pane on https://localhost:3000 for sideloading, builds it again when a source changes, and says
 * what to do next. Until Ctrl+C.
 */
import { join } from "node:path";
import { ensureInstalled, root } from "./setup.mjs";

ensureInstalled();
// By their files: the package's main file asks for a package that it does not bring along (office-addin-cli 3.0.0).
const { parseNumber } = await import("office-addin-cli/lib/parse.js");
/** Named in package.json, where Microsoft's own tools look for it, and in manifest.xml. */
const PORT =
  parseNumber(process.env.npm_package_config_dev_server_port, "dev_server_port is no number.") ?? 3000;
try {
  await serve();
} catch (error) {
  if (error.code !== "EADDRINUSE") throw error;
  process.stderr.write(
    `Port ${PORT} is in use, and manifest.xml names it. Stop what uses it (perhaps another npm start).\n`,
  );
  process.exit(1);
}

async function serve() {
  const { default: webpack } = await import("webpack");
  const { default: WebpackDevServer } = await import("webpack-dev-server");
  const { taskpane } = await import("../webpack/pane.mjs");
  const { developmentPolicy } = await import("../webpack/content-security-policy.mjs");
  const { developerCertificate } = await import("./certificates.mjs");

  const certificate = developerCertificate();
  const compiler = webpack({
    ...taskpane({ production: false, address: `https://localhost:${PORT}` }),
    stats: "errors-warnings",
  });
  const options = {
    host: "localhost",
    port: PORT,
    server: { type: "https", ...(certificate === null ? {} : { options: certificate }) },
    headers: { "Content-Security-Policy": developmentPolicy },
    // The page is loaded anew: parts that replace themselves would need eval.
    hot: false,
    static: false,
    client: { overlay: false, webSocketURL: `wss://localhost:${PORT}/ws` },
  };
  const server = new WebpackDevServer(options, compiler);
  await server.start();
  process.stdout.write(nextSteps(certificate !== null));
}

function nextSteps(trusted) {
  const manifest = join(root, "manifest.xml");
  const certificate = trusted
    ? ""
    : `
Its certificate was made for this run and nobody trusts it. For Excel on the web, open
https://localhost:${PORT}/taskpane.html in the same browser once and accept it. For Excel on this machine, run
"npx office-addin-dev-certs install" and start again.
`;
  return `
The pane is served at https://localhost:${PORT}/taskpane.html
${certificate}
To open it in Excel, give Excel this manifest:
  ${manifest}
  Web      Home > Add-ins > More add-ins > My add-ins > Upload my add-in.
           If the browser asks whether the page may reach this device, choose Allow.
  Windows  put the file into a shared folder that Excel trusts: see docs/add-in.md
  Mac      copy it to ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef and restart Excel
Then choose OpenChargeback on the Home tab. Stop with Ctrl+C.
`;
}
