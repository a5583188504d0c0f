/** The sample month: files of the repository that the build lays beside the pane, fetched when asked for. */
import { HostFailure } from "../../../src/core/problem";
import { fileOf } from "../../../src/ports/input-file";
import type { InputFile } from "../../../src/ports/ports";

/** webpack finds the files by these literal addresses and keeps their bytes as they are. */
const REFERENCE: Readonly<Record<string, URL>> = {
  "Funds.csv": new URL("../../../sample_data/reference/Funds.csv", import.meta.url),
  "People.csv": new URL("../../../sample_data/reference/People.csv", import.meta.url),
  "Projects.csv": new URL("../../../sample_data/reference/Projects.csv", import.meta.url),
  "Rules.csv": new URL("../../../sample_data/reference/Rules.csv", import.meta.url),
  "Sources.csv": new URL("../../../sample_data/reference/Sources.csv", import.meta.url),
  "Splits.csv": new URL("../../../sample_data/reference/Splits.csv", import.meta.url),
};

const JANUARY: Readonly<Record<string, URL>> = {
  "aws_2025-01.csv": new URL("../../../sample_data/aws_2025-01.csv", import.meta.url),
  "azure_2025-01.csv": new URL("../../../sample_data/azure_2025-01.csv", import.meta.url),
  "hpc_2025-01.csv": new URL("../../../sample_data/hpc_2025-01.csv", import.meta.url),
  "storage_2025-01.csv": new URL("../../../sample_data/storage_2025-01.csv", import.meta.url),
};

/** People, Projects, Funds, Splits, Sources and Rules of the invented university. */
export const sampleReference: readonly InputFile[] = inputsOf(REFERENCE);
/** Its four FOCUS files of January 2025. */
export const sampleMonth: readonly InputFile[] = inputsOf(JANUARY);

function inputsOf(files: Readonly<Record<string, URL>>): InputFile[] {
  return Object.entries(files).map(([name, url]) => fileOf(name, () => fetched(name, url)));
}

async function fetched(name: string, url: URL): Promise<Uint8Array> {
  const response = await fetch(url).catch(() => null);
  if (response?.ok !== true) {
    throw new HostFailure(
      `The sample file ${name} could not be loaded. Check the network connection.`,
      "nothing",
    );
  }
  return new Uint8Array(await response.arrayBuffer());
}
