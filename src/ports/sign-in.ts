/** Who is signed in to Microsoft 365. Tokens stay with whoever implements this: nothing of them is written down. */

export interface SignIn {
  /** Who is signed in; null where nobody is yet. Never asks. */
  account(): Promise<{ readonly name: string; readonly address: string } | null>;
  /**
   * An access token for these permissions of Microsoft Graph ("Mail.Send"). Asks the person where it has to.
   * @throws Refusal when the person does not sign in or may not, with what to do
   * @throws HostFailure
   */
  token(scopes: readonly string[]): Promise<string>;
}
