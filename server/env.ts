import { z } from "zod";
import { unprotectedSettings } from "./transport-rules.ts";

const onOff = z.enum(["on", "off"]).transform((value) => value === "on");
const optionalUrl = z.url().optional();

const Settings = z.object({
  /** The owner's connection, for migrations. Web and worker do not need it when DATABASE_APP_URL is set. */
  DATABASE_URL: z.string().startsWith("postgres").optional(),
  /** The application's role on the primary. */
  DATABASE_APP_URL: z.string().startsWith("postgres").optional(),
  /** The application's role on a server whose reads may lag (a standby); default the primary. */
  DATABASE_READ_URL: z.string().startsWith("postgres").optional(),
  /** The application's role bypassing any pooler, for LISTEN and advisory locks; default the primary. */
  DATABASE_DIRECT_URL: z.string().startsWith("postgres").optional(),
  /** `off` behind a pooler in transaction mode. */
  DATABASE_PREPARE: onOff.default(true),
  /** TLS to PostgreSQL: `on` also to this machine, `off` nowhere; default everywhere but to this machine. */
  DATABASE_TLS: onOff.optional(),
  DATABASE_CONNECTIONS_MAX: z.coerce.number().int().min(2).max(200).default(10),
  /** Balie's public URL; https unless it runs on one machine. */
  BALIE_URL: z.url().default("http://localhost:3000"),
  /** At least 32 characters; signs sessions and derives the keys of stored secrets. */
  BALIE_SECRET: z.string().min(32),
  /**
   * The keys of the log's blocks, 32 characters or more each: the first one seals, the others are former ones. Only the worker (which seals)
   * and the web process (which checks) need them.
   */
  AUDIT_KEYS: z.string().optional(),
  /** Where the heads and the archive of the log are kept, outside the database. */
  AUDIT_FOLDER: z.string().default(".balie/audit"),
  /** Whole years that a line of the log stays in the database; NEN 7513 asks five at least. */
  AUDIT_YEARS: z.coerce.number().int().min(5).max(100).default(5),
  /** Where photos and documents are kept, sealed, when STORAGE_S3_BUCKET is empty; the same folder for all processes. */
  STORAGE_FOLDER: z.string().default(".balie/documents"),
  /** A bucket of an S3-compatible store, with its address when it is not Amazon's. */
  STORAGE_S3_BUCKET: z.string().min(3).optional(),
  STORAGE_S3_URL: optionalUrl,
  STORAGE_S3_REGION: z.string().min(1).default("eu-central-1"),
  STORAGE_S3_KEY_ID: z.string().min(1).optional(),
  STORAGE_S3_SECRET: z.string().min(1).optional(),
  /** The demo practice and one-click sign-in. Never on with real data. */
  BALIE_DEMO: onOff.default(false),
  BALIE_PROCESS: z.string().default("web"),
  BALIE_DIST_DIR: z.string().default(".next"),
  /** How many proxies in front to trust in X-Forwarded-For; 0 uses the socket. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  OIDC_ISSUER: optionalUrl,
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** The label of the sign-in button. */
  OIDC_NAME: z.string().min(1).default("OpenID Connect"),
  /** What `amr` must hold for two factors: each value, separated by commas (RFC 8176). */
  OIDC_SECOND_FACTOR_AMR: z.string().min(1).default("mfa"),
  /** Base address (https) of a range API that knows passwords from breaches; when empty, nothing is asked. */
  PASSWORD_BREACH_URL: optionalUrl,
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** TLS to the mail server, as DATABASE_TLS. */
  SMTP_TLS: onOff.optional(),
  MAIL_FROM: z.string().default("Balie <balie@localhost>"),
  /** Base URL of the lists, e.g. https://stelselnode.medmij.nl/ ; when empty, lists come by upload or command. */
  REGISTER_URL: optionalUrl,
  /** The API version of the lists to request. */
  REGISTER_API: z.string().default("2"),
  REGISTER_CLIENT_CERTIFICATE: z.string().optional(),
  REGISTER_CLIENT_KEY: z.string().optional(),
  REGISTER_CA: z.string().optional(),
  /** Private address ranges (CIDR, comma separated) that endpoint probes may reach. */
  PROBE_ALLOW: z.string().default(""),
  /** Port of the FHIR server. */
  FHIR_PORT: z.coerce.number().int().min(1).max(65535).default(3001),
  /** The FHIR server's public URL, for the URLs in its responses; https in production. */
  FHIR_URL: optionalUrl,
  /** Private address ranges (CIDR, comma separated) that may hold a DVA's keys. */
  GATEWAY_ALLOW: z.string().default(""),
});
const Environment = Settings.superRefine((settings, context) => {
  for (const { variable, message } of unprotectedSettings(settings)) {
    context.addIssue({ code: "custom", path: [variable], message });
  }
});
export type Environment = z.infer<typeof Environment>;

/** Unusable configuration; the message lists each variable and what is wrong with it, never its value. */
export class ConfigurationError extends Error {}

/** Parses and validates a whole environment. Throws ConfigurationError. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(filled);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new ConfigurationError(
    `The configuration cannot be used:\n${lines.join("\n")}\nREADME.md lists every variable.`,
  );
}

let known: Environment | undefined;

/** The environment of this process, validated once. The only reader of process.env besides the supervisor. */
export function env(): Environment {
  if (known) return known;
  known = readEnvironment(process.env);
  // next-auth reads its own URL from this variable only.
  process.env.NEXTAUTH_URL ??= known.BALIE_URL;
  return known;
}
