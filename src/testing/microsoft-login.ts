/** A stand-in for Microsoft's sign-in service behind MSAL: device codes, tokens, refresh tokens. Real MSAL talks to it. */
import type { INetworkModule } from "@azure/msal-node";

export interface Person {
  readonly name: string;
  readonly address: string;
}

const TENANT = "5d3f6d1e-0000-4000-8000-0000000000aa";

export class MicrosoftLogin {
  /** Who types the code in. */
  person: Person = { name: "Sam Rivera", address: "sam@example.edu" };
  /** How often the code is asked for before it is typed; then this error where there is one. */
  pending = 0;
  refuse: "" | "authorization_declined" | "expired_token" | "unauthorized_client" = "";
  /** The service takes no refresh token any more, as after a change of password. */
  revoked = false;
  /** No connection. */
  offline = false;
  /** Seconds an access token lasts. */
  lifetime = 3600;
  /** Every token given out: `token-1-of-sam@example.edu`. */
  readonly given: string[] = [];
  /** What was asked: "devicecode", "device_code", "refresh_token". */
  readonly asked: string[] = [];

  readonly network: INetworkModule = {
    sendGetRequestAsync: () => Promise.reject(new Error("No discovery is needed for the public cloud")),
    sendPostRequestAsync: <T>(url: string, options?: { body?: string }) => {
      if (this.offline) return Promise.reject(new Error("getaddrinfo ENOTFOUND login.microsoftonline.com"));
      const form = new URLSearchParams(options?.body ?? "");
      const { status, body } = url.includes("/devicecode") ? this.code() : this.token(form);
      return Promise.resolve({ headers: {}, status, body: body as T });
    },
  };

  private code(): Answer {
    this.asked.push("devicecode");
    if (this.refuse === "unauthorized_client") return { status: 400, body: { error: this.refuse } };
    const message =
      "To sign in, use a web browser to open the page https://microsoft.com/devicelogin and enter the code ABC123 to authenticate.";
    const body = { user_code: "ABC123", device_code: "device", verification_uri: "", expires_in: 900 };
    return { status: 200, body: { ...body, interval: 0.01, message } };
  }

  private token(form: URLSearchParams): Answer {
    const grant = form.get("grant_type")?.split(":").at(-1) ?? "";
    this.asked.push(grant);
    if (grant === "device_code") {
      if (this.pending-- > 0) return { status: 400, body: { error: "authorization_pending" } };
      if (this.refuse !== "") return { status: 400, body: { error: this.refuse } };
    } else if (this.revoked)
      return {
        status: 400,
        body: { error: "invalid_grant", error_description: "AADSTS50173: The provided grant has expired." },
      };
    return { status: 200, body: this.tokens(form.get("scope") ?? "") };
  }

  private tokens(scope: string): object {
    const { name, address } = this.person;
    const token = `token-${String(this.given.length + 1)}-of-${address}`;
    this.given.push(token);
    const id = { oid: address, tid: TENANT, preferred_username: address, name, sub: address };
    const claims = { ...id, iss: `https://login.microsoftonline.com/${TENANT}/v2.0`, ver: "2.0" };
    return {
      token_type: "Bearer",
      scope,
      expires_in: this.lifetime,
      ext_expires_in: this.lifetime,
      access_token: token,
      refresh_token: `refresh for ${address}`,
      id_token: [{ alg: "none" }, claims, {}].map(base64Url).join("."),
      client_info: base64Url({ uid: address, utid: TENANT }),
    };
  }
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

function base64Url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
