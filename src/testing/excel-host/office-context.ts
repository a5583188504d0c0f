/** Office.context as Excel supplies it. */

/** The ExcelApi requirement set that the stand-in claims. */
export const EXCEL_API_VERSION = 1.17;

export interface OfficeContextOptions {
  /** As in Office.PlatformType; "OfficeOnline" when absent. */
  readonly platform?: string;
  readonly displayLanguage?: string;
  /** Absent in Excel on the web. */
  readonly officeTheme?: Readonly<Record<string, unknown>>;
  /** The newest ExcelApi requirement set: "1.17" when absent. */
  readonly excelApi?: string;
  /** Where the workbook lies; undefined for one that was never saved. */
  readonly url?: string;
}

export interface DocumentOf {
  readonly workbook: { readonly settings: Map<string, unknown> };
}

const SHARED_SETS: Readonly<Record<string, string>> = {
  SharedRuntime: "0",
  DialogApi: "1.2",
  RibbonApi: "1.2",
  Settings: "1.1",
  File: "1.1",
  IdentityAPI: "1.3",
  NestedAppAuth: "0",
};

export function officeContext(
  host: DocumentOf,
  options: OfficeContextOptions,
): Readonly<Record<string, unknown>> {
  const excelApi = options.excelApi ?? String(EXCEL_API_VERSION);
  return {
    host: "Excel",
    platform: options.platform ?? "OfficeOnline",
    displayLanguage: options.displayLanguage ?? "en-US",
    contentLanguage: options.displayLanguage ?? "en-US",
    ...(options.officeTheme === undefined ? {} : { officeTheme: options.officeTheme }),
    diagnostics: { host: "Excel", platform: options.platform ?? "OfficeOnline", version: "16.0.18000.20000" },
    requirements: {
      isSetSupported: (name: string, version?: string | number) =>
        reaches(name === "ExcelApi" ? excelApi : SHARED_SETS[name], version),
    },
    document: { url: options.url ?? "", mode: "readWrite", settings: documentSettings(host) },
    ui: {
      // No dialogs in the stand-in: said the way Office says it.
      displayDialogAsync: (_url: string, _options: unknown, callback?: (result: unknown) => void) => {
        callback?.({
          status: "failed",
          error: { code: 12_011, message: "The stand-in for Excel opens no dialogs." },
        });
      },
      messageParent: () => undefined,
      closeContainer: () => undefined,
    },
  };
}

function reaches(supported: string | undefined, wanted: string | number | undefined): boolean {
  if (supported === undefined) return false;
  if (wanted === undefined) return true;
  const [major = 0, minor = 0] = String(wanted).split(".").map(Number);
  const [haveMajor = 0, haveMinor = 0] = supported.split(".").map(Number);
  return haveMajor > major || (haveMajor === major && haveMinor >= minor);
}

/** Settings are a copy until they are saved, and saving overwrites what a co-author saved. */
function documentSettings(host: DocumentOf): Readonly<Record<string, unknown>> {
  const saved = host.workbook.settings;
  let copy = new Map(saved);
  const done = (callback?: (result: unknown) => void): void => {
    callback?.({ status: "succeeded", value: undefined });
  };
  return {
    get: (name: string) => copy.get(name) ?? null,
    set: (name: string, value: unknown) => {
      copy.set(name, value);
    },
    remove: (name: string) => {
      copy.delete(name);
    },
    saveAsync: (first?: unknown, second?: unknown) => {
      saved.clear();
      for (const [name, value] of copy) saved.set(name, value);
      const callback = typeof first === "function" ? first : second;
      done(
        typeof callback === "function"
          ? (result) => void (callback as (result: unknown) => void)(result)
          : undefined,
      );
    },
    refreshAsync: (callback?: (result: unknown) => void) => {
      copy = new Map(saved);
      done(callback);
    },
    addHandlerAsync: (_type: string, _handler: unknown, callback?: (result: unknown) => void) => {
      done(callback);
    },
  };
}
