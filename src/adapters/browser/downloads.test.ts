/** Which files leave the pane on which platform, and what is said where they cannot. */
import { browserDownloads } from "./downloads";

const bytes = new Uint8Array([1]);

async function offered(platform: string | undefined, name: string, contentType: string): Promise<string> {
  const saved: string[] = [];
  const downloads = browserDownloads(platform, (...given) => saved.push(`${given[0]} ${given[2]}`));
  try {
    await downloads.offer(name, bytes, contentType);
    return saved.join();
  } catch (error) {
    expect(saved).toEqual([]);
    return String(error);
  }
}

test.each([undefined, "PC", "OfficeOnline"])("on %s a zip is saved", async (platform) => {
  expect(await offered(platform, "month.zip", "application/zip")).toBe("month.zip application/zip");
  expect(browserDownloads(platform).refusal).toBe("");
});

test.each(["Mac", "iOS", "Android"])(
  "on %s the person is told before and when they try",
  async (platform) => {
    const { refusal } = browserDownloads(platform);
    expect(refusal).toMatch(/does not let an add-in save files\. Open the workbook in Excel on the web/);
    expect(await offered(platform, "month.zip", "application/zip")).toContain(refusal);
  },
);

test("Windows saves no PDF by itself", async () => {
  expect(await offered("PC", "a.pdf", "application/pdf")).toContain("Download the zip of all files instead");
  expect(await offered("OfficeOnline", "a.pdf", "application/pdf")).toBe("a.pdf application/pdf");
});
