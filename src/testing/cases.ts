/**
 * Jest set-up of property tests: every run tries the same cases, so that a change is blamed only for what it broke.
 * `SEED=random npm run test:long` tries new ones, `SEED=123` those of a failure that was reported.
 */
import fc from "fast-check";
import { LONG, runs } from "./runs";

const FIXED = 20_260_901;
const seed = process.env["SEED"] ?? String(FIXED);

fc.configureGlobal({
  ...(seed === "random" ? {} : { seed: Number(seed) }),
  // Tests that name no count try four times as many cases too.
  ...(LONG ? runs(100) : {}),
});
