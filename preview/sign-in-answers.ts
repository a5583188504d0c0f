/** What a person may do in the sign-in window, which the preview does not open, and what MSAL says then. */

export const ANSWERS = {
  yes: { code: "", message: "" },
  closes: { code: "user_cancelled", message: "User cancelled the flow." },
  declines: { code: "access_denied", message: "AADSTS65004: User declined to consent to access the app." },
  "needs an administrator": {
    code: "interaction_required",
    message: "AADSTS90094: The grant requires admin permission.",
  },
  "cannot open": { code: "popup_window_error", message: "Error opening popup window." },
} as const;

export type SignInAnswer = keyof typeof ANSWERS;
