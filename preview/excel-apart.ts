/** The stand-in for Excel in a worker of its own: as in a browser, its work is not the pane's. Texts go to and fro. */
import { ExcelHost } from "../src/testing/excel-host";

const { bridge } = new ExcelHost();
const page = self as unknown as { postMessage(text: string): void };
bridge.onMessageFromHost = (text) => page.postMessage(text);
addEventListener("message", ({ data }: MessageEvent<string>) => bridge.sendMessageToHost(data));
