import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { fineMoment, ofOrganization } from "#db/columns.ts";
import {
  densities,
  invitationKinds,
  locales,
  type Role,
  sessionEnds,
  signInMethods,
  themes,
} from "#db/terms/people.ts";

/** Somebody who signs in. Not a tenant row: a person can work in two organizations (see `membership`). */
export const person = pgTable(
  "person",
  {
    personId: uuid("person_id").primaryKey(),
    /** Lower case; the name of the account. */
    email: text("email").notNull(),
    name: text("name").notNull(),
    /** argon2id, PHC string; null for people who only come in through OIDC. */
    passwordHash: text("password_hash"),
    /** TOTP secret, AES-256-GCM under a key derived from BALIE_SECRET. */
    totpSecret: text("totp_secret"),
    totpConfirmedAt: fineMoment("totp_confirmed_at"),
    /** Last accepted time step, so that a code works once (RFC 6238 §5.2). */
    totpLastStep: integer("totp_last_step"),
    /** `issuer|subject` of the OIDC provider. */
    oidcSubject: text("oidc_subject"),
    locale: text("locale", { enum: locales }).notNull().default("nl"),
    theme: text("theme", { enum: themes }).notNull().default("system"),
    density: text("density", { enum: densities }).notNull().default("comfortable"),
    createdAt: fineMoment("created_at").notNull().defaultNow(),
  },
  (table) => [uniqueIndex("person_email").on(table.email), uniqueIndex("person_oidc_subject").on(table.oidcSubject)],
);

/** A person's place in an organization, with the roles held there. */
export const membership = pgTable(
  "membership",
  {
    ...ofOrganization,
    personId: uuid("person_id").notNull(),
    roles: text("roles").array().$type<Role[]>().notNull(),
    /** Wants a mail, without content, when the register changes something for the organization. */
    mailOnConnectionChange: boolean("mail_on_connection_change").notNull().default(false),
    createdAt: fineMoment("created_at").notNull().defaultNow(),
    endedAt: fineMoment("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.personId] }),
    index("membership_person").on(table.personId),
  ],
);

/** One-time codes for when the phone is lost; only their hash is kept. */
export const recoveryCode = pgTable(
  "recovery_code",
  {
    personId: uuid("person_id").notNull(),
    codeHash: text("code_hash").notNull(),
    usedAt: fineMoment("used_at"),
  },
  (table) => [primaryKey({ columns: [table.personId, table.codeHash] })],
);

/** A browser that is signed in; looked at on every request, so that ending it works at once. */
export const session = pgTable(
  "session",
  {
    sessionId: uuid("session_id").primaryKey(),
    personId: uuid("person_id").notNull(),
    /** The organization the person works for in this session. */
    organizationId: uuid("organization_id"),
    secondFactorAt: fineMoment("second_factor_at"),
    method: text("method", { enum: signInMethods }).notNull(),
    createdAt: fineMoment("created_at").notNull().defaultNow(),
    /** Last act of a person (never of a background refresh); 15 minutes without one locks. */
    lastActiveAt: fineMoment("last_active_at").notNull().defaultNow(),
    /** Locked by hand, before the fifteen minutes were over. */
    lockedAt: fineMoment("locked_at"),
    expiresAt: fineMoment("expires_at").notNull(),
    endedAt: fineMoment("ended_at"),
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
    tokenHash: text("token_hash").notNull(),
    invitedBy: uuid("invited_by").notNull(),
    createdAt: fineMoment("created_at").notNull().defaultNow(),
    expiresAt: fineMoment("expires_at").notNull(),
    acceptedAt: fineMoment("accepted_at"),
    withdrawnAt: fineMoment("withdrawn_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.invitationId] }),
    index("invitation_token").on(table.tokenHash),
  ],
);

/** Counters against guessing, per keyed hash of an account or an address; no personal data. */
export const throttle = pgTable("throttle", {
  keyHash: text("key_hash").primaryKey(),
  count: integer("count").notNull(),
  windowStartedAt: fineMoment("window_started_at").notNull(),
});
