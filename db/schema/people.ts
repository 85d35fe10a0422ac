import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { ofOrganization, preciseInstant } from "#db/columns.ts";
import {
  densities,
  invitationKinds,
  locales,
  type Role,
  sessionEnds,
  signInMethods,
  themes,
} from "#db/terms/people.ts";

/** A person who signs in. Not a tenant row: one person can work for two organizations (see `membership`). */
export const person = pgTable(
  "person",
  {
    personId: uuid("person_id").primaryKey(),
    /** Lower case; the account name. */
    email: text("email").notNull(),
    name: text("name").notNull(),
    /** argon2id, PHC string; null for people who sign in through OIDC only. */
    passwordHash: text("password_hash"),
    /** TOTP secret, AES-256-GCM under a key derived from BALIE_SECRET. */
    totpSecret: text("totp_secret"),
    totpConfirmedAt: preciseInstant("totp_confirmed_at"),
    /** Last accepted time step, so that a code works once (RFC 6238 §5.2). */
    totpLastStep: integer("totp_last_step"),
    /** `issuer|subject` of the OIDC provider. */
    oidcSubject: text("oidc_subject"),
    locale: text("locale", { enum: locales }).notNull().default("nl"),
    theme: text("theme", { enum: themes }).notNull().default("system"),
    density: text("density", { enum: densities }).notNull().default("comfortable"),
    createdAt: preciseInstant("created_at").notNull().defaultNow(),
  },
  (table) => [uniqueIndex("person_email").on(table.email), uniqueIndex("person_oidc_subject").on(table.oidcSubject)],
);

/** A person's membership of an organization, with their roles there. */
export const membership = pgTable(
  "membership",
  {
    ...ofOrganization,
    personId: uuid("person_id").notNull(),
    roles: text("roles").array().$type<Role[]>().notNull(),
    /** Wants an email, without content, when the register changes something for the organization. */
    mailOnConnectionChange: boolean("mail_on_connection_change").notNull().default(false),
    createdAt: preciseInstant("created_at").notNull().defaultNow(),
    endedAt: preciseInstant("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.personId] }),
    index("membership_person").on(table.personId),
  ],
);

/** One-time codes for a lost phone; only their hash is stored. */
export const recoveryCode = pgTable(
  "recovery_code",
  {
    personId: uuid("person_id").notNull(),
    codeHash: text("code_hash").notNull(),
    usedAt: preciseInstant("used_at"),
  },
  (table) => [primaryKey({ columns: [table.personId, table.codeHash] })],
);

/** A signed-in browser; checked on every request, so that ending it takes effect at once. */
export const session = pgTable(
  "session",
  {
    sessionId: uuid("session_id").primaryKey(),
    personId: uuid("person_id").notNull(),
    /** The organization the person works for in this session. */
    organizationId: uuid("organization_id"),
    secondFactorAt: preciseInstant("second_factor_at"),
    /** When the person last showed who they are in this session. */
    provedAt: preciseInstant("proved_at").notNull().defaultNow(),
    method: text("method", { enum: signInMethods }).notNull(),
    createdAt: preciseInstant("created_at").notNull().defaultNow(),
    /** Last action by the person (never a background refresh); 15 minutes without one locks the session. */
    lastActiveAt: preciseInstant("last_active_at").notNull().defaultNow(),
    /** Locked by the person before the 15 minutes were over. */
    lockedAt: preciseInstant("locked_at"),
    expiresAt: preciseInstant("expires_at").notNull(),
    endedAt: preciseInstant("ended_at"),
    endReason: text("end_reason", { enum: sessionEnds }),
    clientAddress: text("client_address"),
    clientAgent: text("client_agent"),
  },
  (table) => [
    index("session_person").on(table.personId, table.createdAt),
    index("session_organization").on(table.organizationId, table.createdAt),
  ],
);

/** A link that works once: to join, or to set a new password or second factor. */
export const invitation = pgTable(
  "invitation",
  {
    ...ofOrganization,
    invitationId: uuid("invitation_id").notNull(),
    kind: text("kind", { enum: invitationKinds }).notNull(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    roles: text("roles").array().$type<Role[]>().notNull(),
    /** Null until a second administrator confirms it: nobody knows a secret that does not exist. */
    tokenHash: text("token_hash"),
    invitedBy: uuid("invited_by").notNull(),
    /** Who confirmed it and was shown the link; null when only its receiver or the server's operator was. */
    shownTo: uuid("shown_to"),
    /** When its receiver, and a privacy officer, marked the notice of it as seen; both are told again once it is confirmed. */
    ownerSeenAt: preciseInstant("owner_seen_at"),
    officerSeenAt: preciseInstant("officer_seen_at"),
    createdAt: preciseInstant("created_at").notNull().defaultNow(),
    expiresAt: preciseInstant("expires_at").notNull(),
    acceptedAt: preciseInstant("accepted_at"),
    withdrawnAt: preciseInstant("withdrawn_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.invitationId] }),
    index("invitation_token").on(table.tokenHash),
  ],
);

/** Rate limit counters against guessing, per keyed hash of an account or an address; no personal data. */
export const throttle = pgTable("throttle", {
  keyHash: text("key_hash").primaryKey(),
  count: integer("count").notNull(),
  windowStartedAt: preciseInstant("window_started_at").notNull(),
});
