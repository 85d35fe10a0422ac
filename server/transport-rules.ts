/** Host names of this machine itself. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
}

/** The settings that say how this installation is reached, and what it reaches. */
export type Connected = {
  BALIE_URL: string;
  FHIR_URL?: string | undefined;
  OIDC_ISSUER?: string | undefined;
  PASSWORD_BREACH_URL?: string | undefined;
  STORAGE_S3_URL?: string | undefined;
  DATABASE_URL?: string | undefined;
  DATABASE_APP_URL?: string | undefined;
  DATABASE_READ_URL?: string | undefined;
  DATABASE_DIRECT_URL?: string | undefined;
  DATABASE_TLS?: boolean | undefined;
  SMTP_URL?: string | undefined;
  SMTP_TLS?: boolean | undefined;
};

export type Unprotected = { variable: keyof Connected; message: string };

/** Every setting by which data would travel unprotected: one sentence each that says what is wrong and what to do. */
export function unprotectedSettings(settings: Connected): Unprotected[] {
  return [...webAddresses, ...databases, "SMTP_URL" as const].flatMap((variable) => {
    const address = settings[variable];
    const message = address === undefined ? null : refusalOf(variable, address, settings);
    return message === null ? [] : [{ variable, message }];
  });
}

const webAddresses = ["BALIE_URL", "FHIR_URL", "OIDC_ISSUER", "PASSWORD_BREACH_URL", "STORAGE_S3_URL"] as const;
const databases = ["DATABASE_URL", "DATABASE_APP_URL", "DATABASE_READ_URL", "DATABASE_DIRECT_URL"] as const;
type Address = (typeof webAddresses)[number] | (typeof databases)[number] | "SMTP_URL";

const httpRefused = {
  BALIE_URL: "people would reach Balie without encryption; use an https address (http is for localhost only).",
  FHIR_URL: "DVAs would reach the FHIR server without encryption; use an https address (http is for localhost only).",
  OIDC_ISSUER:
    "the keys by which people sign in would be fetched without encryption; use the provider's https address (http is for localhost only).",
  PASSWORD_BREACH_URL:
    "part of the hash of each new password would travel without encryption; use an https address (http is for localhost only).",
  STORAGE_S3_URL:
    "the key of the store of photos and documents would travel without encryption; use an https address (http is for localhost only).",
};

function refusalOf(variable: Address, address: string, { DATABASE_TLS, SMTP_TLS }: Connected): string | null {
  switch (variable) {
    case "BALIE_URL":
    case "FHIR_URL":
    case "OIDC_ISSUER":
    case "PASSWORD_BREACH_URL":
    case "STORAGE_S3_URL":
      return isProtectedWeb(address) ? null : httpRefused[variable];
    case "SMTP_URL":
      return mailNeedsTls(address, SMTP_TLS) && weakensMailTls.test(address)
        ? "it turns off the encryption of mail or the check of the server; remove that from the address, or say so with SMTP_TLS=off."
        : null;
    default:
      return isProtectedDatabase(address, DATABASE_TLS)
        ? null
        : "the connection to this database is not encrypted; add ?sslmode=verify-full to the address (or =require), or say that the network between is safe with DATABASE_TLS=off.";
  }
}

function isProtectedWeb(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}

/** As libpq names them; `prefer` and `allow` fall back to no encryption, silently. */
const encryptedModes = /[?&]sslmode=(?:require|verify-ca|verify-full)(?:&|$)/;

function isProtectedDatabase(address: string, wanted: boolean | undefined): boolean {
  if (wanted === false || encryptedModes.test(address)) return true;
  return wanted === undefined && databaseHosts(address).every(isOnThisMachine);
}

/** The hosts of a PostgreSQL URL, of which there may be several (a failover list), without their ports. */
function databaseHosts(address: string): string[] {
  const authority = /^postgres(?:ql)?:\/\/([^/?]*)/.exec(address)?.[1] ?? "";
  const [named = ""] = authority.split("@").slice(-1);
  const [, asked] = /[?&]host=([^&]*)/.exec(address) ?? [];
  return [...named.split(","), ...(asked ?? "").split(",")].filter(Boolean).map((host) => host.replace(/:\d*$/, ""));
}

/** A folder is that of a Unix socket. */
function isOnThisMachine(host: string): boolean {
  return isLoopback(host) || host.startsWith("/") || host.toUpperCase().startsWith("%2F");
}

const weakensMailTls = /[?&](?:requireTLS|ignoreTLS|opportunisticTLS|secure|tls\.[a-z]+)=/i;

/**
 * Whether a mail may only leave over TLS: `smtps://`, or STARTTLS on `smtp://`. On this machine it need not, and where
 * `SMTP_TLS` says so.
 */
export function mailNeedsTls(address: string, wanted: boolean | undefined): boolean {
  return wanted ?? !isLoopback(new URL(address).hostname);
}
