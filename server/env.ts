import { z } from "zod";

const onOff = z.enum(["on", "off"]).transform((value) => value === "on");
const optionalUrl = z.url().optional();

const Environment = z.object({
  /** The owner's connection: migrations only. Web and worker do not need it when DATABASE_APP_URL is given. */
  DATABASE_URL: z.string().startsWith("postgres").optional(),
  /** The application's role on the primary. */
  DATABASE_APP_URL: z.string().startsWith("postgres").optional(),
  /** The application's role where reading may lag (a standby); default the primary. */
  DATABASE_READ_URL: z.string().startsWith("postgres").optional(),
  /** The application's role past any pooler: LISTEN and advisory locks; default the primary. */
  DATABASE_DIRECT_URL: z.string().startsWith("postgres").optional(),
  /** `off` behind a pooler in transaction mode. */
  DATABASE_PREPARE: onOff.default(true),
  DATABASE_CONNECTIONS_MAX: z.coerce.number().int().min(2).max(200).default(10),
  /** Where people reach Balie; https outside a single machine. */
  BALIE_URL: z.url().default("http://localhost:3000"),
  /** 32 characters or more; signs sessions and derives the keys of stored secrets. */
  BALIE_SECRET: z.string().min(32),
  /** The demo practice and one-click sign-in. Never on with real data. */
  BALIE_DEMO: onOff.default(false),
  BALIE_PROCESS: z.string().default("web"),
  BALIE_DIST_DIR: z.string().default(".next"),
  /** Trust X-Forwarded-For of this many proxies in front; 0 uses the socket. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  OIDC_ISSUER: optionalUrl,
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What the sign-in button says. */
  OIDC_NAME: z.string().min(1).default("OpenID Connect"),
  /** Values of `amr` by which the provider tells that it saw a second factor. */
  OIDC_SECOND_FACTOR_AMR: z.string().default("mfa,otp,hwk"),
  SMTP_URL: z.string().startsWith("smtp").optional(),
  MAIL_FROM: z.string().default("Balie <balie@localhost>"),
  /** Folder of the lists, e.g. https://stelselnode.medmij.nl/ ; empty: lists come by upload or command. */
  REGISTER_URL: optionalUrl,
  /** Which release of the lists the node is asked for. */
  REGISTER_API: z.string().default("2"),
  REGISTER_CLIENT_CERTIFICATE: z.string().optional(),
  REGISTER_CLIENT_KEY: z.string().optional(),
  REGISTER_CA: z.string().optional(),
  /** Address ranges (CIDR, comma separated) that endpoint probes may reach although they are private. */
  PROBE_ALLOW: z.string().default(""),
  /** Port of the FHIR door. */
  DOOR_PORT: z.coerce.number().int().min(1).max(65535).default(3001),
  /** Where DVAs reach the door, for the addresses in its answers; https in use. */
  DOOR_URL: optionalUrl,
  /** Address ranges (CIDR, comma separated) in which the keys of a DVA may lie although they are private. */
  GATEWAY_ALLOW: z.string().default(""),
});
export type Environment = z.infer<typeof Environment>;

/** Configuration that cannot be used; the message lists each variable and what is wrong with it, never its value. */
export class ConfigurationError extends Error {}

/** Reads and checks a whole environment. Throws ConfigurationError. */
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

/** The environment of this process, checked once. The only reader of process.env besides the supervisor. */
export function env(): Environment {
  if (known) return known;
  known = readEnvironment(process.env);
  // next-auth reads its own address there, and nowhere else.
  process.env.NEXTAUTH_URL ??= known.BALIE_URL;
  return known;
}
