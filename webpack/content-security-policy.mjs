/** What the pane's page may load and whom it may call: itself, Office.js, and Microsoft 365 when the person asks. */

const POLICY = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  // Long steps run in a worker of the page's own.
  "worker-src": ["'self'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:", "blob:"],
  "font-src": ["'self'", "data:"],
  "connect-src": ["'self'"],
  "base-uri": ["'self'"],
  "form-action": ["'none'"],
  "frame-src": [],
  "object-src": ["'none'"],
};

/** What the pane in Excel needs beyond itself. */
const PRODUCT = {
  "script-src": ["https://appsforoffice.microsoft.com"],
  "connect-src": [
    "https://graph.microsoft.com",
    "https://login.microsoftonline.com",
    // Where Graph sends what is large: attachments of mails, files of SharePoint and of personal OneDrives.
    "https://outlook.office.com",
    "https://*.sharepoint.com",
    "https://*.1drv.com",
  ],
  // Signing in without a question: Microsoft's page in a hidden frame, which comes back to one of ours.
  "frame-src": ["'self'", "https://login.microsoftonline.com"],
};
/** WebAssembly makes the fonts for other scripts. */
const FONTS = { "script-src": ["'wasm-unsafe-eval'"] };
/** The development server tells its pages to load again. */
const RELOAD = { "connect-src": ["wss://localhost:3000"] };

function policy(...added) {
  return Object.entries(POLICY)
    .map(([name, sources]) => [name, ...sources, ...added.flatMap((more) => more[name] ?? [])].join(" "))
    .join("; ");
}

export const productPolicy = policy(PRODUCT, FONTS);
export const developmentPolicy = policy(PRODUCT, FONTS, RELOAD);
/** The preview calls nobody but the stand-in for Graph on this machine; its page shows the pane in a frame. */
export const previewPolicy = policy(FONTS, {
  "connect-src": ["http://127.0.0.1:*"],
  "frame-src": ["'self'"],
});
