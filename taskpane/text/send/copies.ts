/** Words for the copies of one PI's mails. */
import { listed } from "../words";

export const copiesForm = {
  title: "Copies (CC)",
  label: (name: string) => `Copies of ${name}'s mails`,
  about:
    'Addresses separated by ";". Kept on the People sheet; copies of a project stand on the Projects sheet.',
  wrong: (addresses: readonly string[]) =>
    `${listed(addresses)} ${addresses.length === 1 ? "is no mail address" : "are no mail addresses"}.`,
  notThere: "This PI is not on the People sheet. Add a row there to have copies sent.",
  save: "Save the copies",
  saved: (name: string) => `The copies of ${name}'s mails are saved.`,
} as const;
