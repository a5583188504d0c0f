/** Addresses of workbooks on OneDrive and SharePoint: from the browser, from Excel, or made with Share. */

/** Whether what a person names as the workbook is an address rather than a file. */
export function isWorkbookAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** https://learn.microsoft.com/graph/api/shares-get#encoding-sharing-urls */
export function sharePath(address: string): string {
  const bytes = new TextEncoder().encode(address);
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return `/shares/u!${base64.replace(/=+$/, "").replace(/\//g, "_").replace(/\+/g, "-")}/driveItem`;
}

/**
 * The least that reaches a workbook: one's own OneDrive needs less than a colleague's or a site's library.
 * @param account the address of who is signed in; "" where nobody is yet
 */
export function fileScopes(address: string, account: string): readonly string[] {
  const { hostname, pathname } = new URL(address);
  if (/(^|\.)(onedrive\.live\.com|1drv\.ms)$/i.test(hostname)) return ["Files.ReadWrite"];
  const owner = /\/personal\/([^/]+)/i.exec(decodeURIComponent(pathname))?.[1]?.toLowerCase();
  const own = account.toLowerCase().replace(/[^a-z0-9]/g, "_");
  return owner !== undefined && own !== "" && owner === own ? ["Files.ReadWrite"] : ["Files.ReadWrite.All"];
}
