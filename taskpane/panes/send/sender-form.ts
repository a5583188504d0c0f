/** Whose mailbox mails leave from, and who is signed in. */
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../parts/button";
import { note } from "../../parts/note";
import { typed } from "../../parts/typed";
import { send as sendWords } from "../../text/send";
import { isAddress } from "./address";

const words = sendWords.outlook;

export interface Account {
  readonly name: string;
  readonly address: string;
}

export interface SenderOptions {
  /** Null before anybody signed in. */
  readonly account: Account | null;
  readonly shared: boolean;
  /** Of the shared mailbox, as typed. */
  readonly mailbox: string;
  /** The mailbox that this month's mails leave from already; "" before the first. */
  readonly used: string;
  readonly disabled: boolean;
  readonly share: (shared: boolean) => void;
  readonly type: (address: string) => void;
  readonly signIn: () => void;
}

export function senderForm(options: SenderOptions): TemplateResult {
  const { account, shared, mailbox, used, disabled } = options;
  const from = shared ? mailbox.trim() : (account?.address ?? "");
  const differs = used !== "" && from !== "" && used.toLowerCase() !== from.toLowerCase();
  return html`<fieldset class="stack tight">
    <legend class="strong">${words.title}</legend>
    ${choice(words.me, !shared, disabled, () => options.share(false))}
    ${choice(words.shared, shared, disabled, () => options.share(true))}
    ${shared ? address(options) : nothing} ${differs ? note("warning", words.oneMailbox(used)) : nothing}
    ${
      account === null
        ? signingIn(options)
        : html`<p class="small break who" role="status">${words.signedIn(account.name, account.address)}</p>`
    }
  </fieldset>`;
}

/** Whether there is a mailbox to send from. */
export function isSenderSet(shared: boolean, mailbox: string): boolean {
  return !shared || isAddress(mailbox);
}

function choice(label: string, checked: boolean, disabled: boolean, choose: () => void) {
  return html`<label class="check">
    <input type="radio" name="sender" .checked=${checked} ?disabled=${disabled} @change=${choose} />
    <span>${label}</span>
  </label>`;
}

function address({ mailbox, disabled, type }: SenderOptions) {
  const wrong = mailbox.trim() !== "" && !isAddress(mailbox);
  return html`<label class="field"
      >${words.address}
      <input
        type="email"
        autocomplete="off"
        spellcheck="false"
        placeholder=${words.addressHint}
        .value=${mailbox}
        ?disabled=${disabled}
        aria-invalid=${wrong ? "true" : nothing}
        aria-describedby="shared-about"
        @input=${(event: Event) => type(typed(event))}
      />
    </label>
    <p id="shared-about" class="small quiet">
      ${wrong ? html`<span class="bad">${mailbox.trim()} ${words.badAddress}.</span> ` : nothing}${words.sharedAbout}
    </p>`;
}

function signingIn({ disabled, signIn, shared, mailbox }: SenderOptions) {
  return html`<p class="small quiet">${words.signInAbout}</p>
    <div class="row">
      ${button({
        label: words.signIn,
        look: "primary",
        disabled: disabled || !isSenderSet(shared, mailbox),
        click: signIn,
      })}
    </div>`;
}
