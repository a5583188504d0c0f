/** Jest set-up of a long run: property tests that name no count try ten times as many cases too. */
import fc from "fast-check";
import { runs } from "./runs";

fc.configureGlobal(runs(100));
