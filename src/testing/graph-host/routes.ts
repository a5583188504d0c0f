/** All routes, by resource; the first that fits answers. */
import { ME_ROUTES } from "./me";
import type { Route } from "./route";

export const ROUTES: readonly Route[] = [...ME_ROUTES];
