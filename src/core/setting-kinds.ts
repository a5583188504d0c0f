/** What the values of settings may be: each kind with the words that say what is wrong with another. */
import { z } from "zod";
import { mappingSetting } from "./focus/mapping";
import { patternProblem } from "./pattern";
import { sameName, splitList } from "./reference";
import { SUBSIDY_KINDS } from "./subsidies/subsidy";

z.config({ jitless: true });

export const text = z.string();
export const name = z.string().min(1, "must not be blank");
export const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, "must be a colour such as #1F4E79");
export const address = z.union([z.literal(""), z.email("must be one mail address")]);
export const addressList = z
  .string()
  .refine((value) => splitList(value).every((a) => z.email().safeParse(a).success), {
    message: 'must be mail addresses separated by ";"',
  });
export const logo = z
  .string()
  .regex(/^(data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+=*)?$/, "must be a PNG or JPEG picture")
  .max(32_000, "must be a picture of at most 24 KB");
export const currency = z.string().regex(/^[A-Z]{3}$/, "must be a currency code such as USD");
export function oneOf<const V extends readonly string[]>(values: V): z.ZodEnum<{ [K in V[number]]: K }> {
  return z.enum(values, `must be one of: ${values.join(", ")}`);
}
export const wholeNumber = z.string().regex(/^[1-9]\d{0,3}$/, "must be a whole number from 1 to 9999");
export const monthNumber = z.string().regex(/^(0?[1-9]|1[0-2])$/, "must be the number of a month, 1 to 12");
export const pattern = z.string().superRefine((value, context) => {
  const problem = patternProblem(value);
  if (problem !== null) context.addIssue({ code: "custom", message: problem });
});
export const neededMapping = mappingSetting({ blank: false, lookup: true });
export const referenceMapping = mappingSetting({ blank: true, lookup: false });
export const fundPattern = pattern.refine(
  (value) => value.includes("<fund>") && value.includes("<org>"),
  "must name the groups (?<fund>…) and (?<org>…)",
);

export const creditOrder = z.string().superRefine((value, context) => {
  const problem = creditOrderProblem(value);
  if (problem !== null) context.addIssue({ code: "custom", message: problem });
});

/** Each kind once, so that no subsidy is passed over. */
function creditOrderProblem(value: string): string | null {
  const named = splitList(value);
  const unknown = named.find((name) => !SUBSIDY_KINDS.some((kind) => sameName(kind, name)));
  if (unknown !== undefined) return `names "${unknown}", which is no kind of subsidy`;
  const missing = SUBSIDY_KINDS.find((kind) => named.filter((name) => sameName(kind, name)).length !== 1);
  return missing === undefined ? null : `must name ${missing} once`;
}
