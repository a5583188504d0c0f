/** What the values of settings may be: each kind with the words that say what is wrong with another. */
import { z } from "zod";
import { mappingSetting } from "./focus/mapping";
import { patternProblem } from "./pattern";
import { sameName, splitList } from "./reference";
import { SUBSIDY_KINDS } from "./subsidies/subsidy";

z.config({ jitless: true });

/** A kind of value: what checks it, and in words what it accepts. */
export interface Kind<S extends z.ZodType = z.ZodType> {
  readonly schema: S;
  /** "a colour such as #1F4E79": stands in the reference of settings. */
  readonly accepts: string;
}

function kind<S extends z.ZodType>(accepts: string, schema: S): Kind<S> {
  return { schema, accepts };
}

export const version = kind("1", z.literal("1"));
export const text = kind("any text, or blank", z.string());
export const name = kind("any text, not blank", z.string().min(1, "must not be blank"));
export const colour = kind(
  "a colour such as #1F4E79",
  z.string().regex(/^#[0-9a-fA-F]{6}$/, "must be a colour such as #1F4E79"),
);
export const address = kind(
  "one mail address, or blank",
  z.union([z.literal(""), z.email("must be one mail address")]),
);
export const addressList = kind(
  'mail addresses separated by ";", or blank',
  z.string().refine((value) => splitList(value).every((a) => z.email().safeParse(a).success), {
    message: 'must be mail addresses separated by ";"',
  }),
);
export const logo = kind(
  "a PNG or JPEG picture of at most 24 KB, or blank",
  z
    .string()
    .regex(/^(data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+=*)?$/, "must be a PNG or JPEG picture")
    .max(32_000, "must be a picture of at most 24 KB"),
);
export const currency = kind(
  "a currency code of three letters (ISO 4217)",
  z.string().regex(/^[A-Z]{3}$/, "must be a currency code such as USD"),
);
export function oneOf<const V extends readonly string[]>(
  values: V,
): Kind<z.ZodEnum<{ [K in V[number]]: K }>> {
  return kind(`one of: ${values.join(", ")}`, z.enum(values, `must be one of: ${values.join(", ")}`));
}
/** Typed as Yes or No; true for Yes. */
export const yesNo = kind(
  "one of: No, Yes",
  z.enum(["No", "Yes"], "must be one of: No, Yes").transform((typed) => typed === "Yes"),
);
export const wholeNumber = kind(
  "a whole number from 1 to 9999",
  z
    .string()
    .regex(/^[1-9]\d{0,3}$/, "must be a whole number from 1 to 9999")
    .transform(Number),
);
export const monthNumber = kind(
  "the number of a month, 1 to 12",
  z
    .string()
    .regex(/^(0?[1-9]|1[0-2])$/, "must be the number of a month, 1 to 12")
    .transform(Number),
);
export const neededMapping = kind(
  'tag keys, column:Name, lookup:Name, separated by ";"; at least one',
  mappingSetting({ blank: false, lookup: true }),
);
export const referenceMapping = kind(
  'tag keys, column:Name, separated by ";", or blank',
  mappingSetting({ blank: true, lookup: false }),
);
export const fundPattern = kind(
  "a regular expression (RE2) with the groups (?<fund>…) and (?<org>…)",
  z
    .string()
    .superRefine((value, context) => {
      const problem = patternProblem(value);
      if (problem !== null) context.addIssue({ code: "custom", message: problem });
    })
    .refine(
      (value) => value.includes("<fund>") && value.includes("<org>"),
      "must name the groups (?<fund>…) and (?<org>…)",
    ),
);

export const creditOrder = kind(
  `all of: ${SUBSIDY_KINDS.join(", ")}; separated by ";"`,
  z.string().superRefine((value, context) => {
    const problem = creditOrderProblem(value);
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  }),
);

/** Each kind once, so that no subsidy is passed over. */
function creditOrderProblem(value: string): string | null {
  const named = splitList(value);
  const unknown = named.find((name) => !SUBSIDY_KINDS.some((kind) => sameName(kind, name)));
  if (unknown !== undefined) return `names "${unknown}", which is no kind of subsidy`;
  const missing = SUBSIDY_KINDS.find((kind) => named.filter((name) => sameName(kind, name)).length !== 1);
  return missing === undefined ? null : `must name ${missing} once`;
}
