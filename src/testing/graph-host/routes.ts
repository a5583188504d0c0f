/** All routes, by resource; the first that fits answers. */
import { ATTACHMENT_ROUTES } from "./mail/attachments";
import { MESSAGE_ROUTES } from "./mail/messages";
import { SEND_ROUTES } from "./mail/send";
import { UPLOAD_ROUTES } from "./mail/uploads";
import { ITEM_ROUTES } from "./drive/items";
import { WRITING_ROUTES } from "./drive/writing";
import { ME_ROUTES } from "./me";
import type { Route } from "./route";
import { TOKEN_ROUTES } from "./token";

export const ROUTES: readonly Route[] = [
  ...ME_ROUTES,
  ...TOKEN_ROUTES,
  ...UPLOAD_ROUTES,
  ...MESSAGE_ROUTES,
  ...ATTACHMENT_ROUTES,
  ...SEND_ROUTES,
  ...ITEM_ROUTES,
  ...WRITING_ROUTES,
];
