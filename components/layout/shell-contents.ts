import type { Display } from "#db/terms/display.ts";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import type { Role } from "#db/terms/people.ts";
import type { Screen } from "./screens.ts";

/** The person that the shell shows. */
export type ShellPerson = {
  name: string;
  roles: readonly Role[];
  organization: { organizationId: string; name: string; kind: OrganizationKind };
  /** Other organizations where this person works. */
  otherOrganizations: { organizationId: string; name: string }[];
};

/** A screen that this person may use, with its name in the reader's language. */
export type ShellScreen = { screen: Screen; label: string };

/** The single-key shortcuts of a screen, in the reader's language. */
export type ShellKeys = {
  title: string;
  lines: { label: string; caps: readonly string[]; joint?: "then" | "or" | "until" }[];
};

/** Something that the palette finds by name, or does for a patient whom it found; its name is in the reader's language. */
export type ShellSubject = {
  id: string;
  label: string;
  /** Other words by which people look for it. */
  aliases?: string;
  path?: string | undefined;
  /** With `{patientId}` in it. */
  patientPath?: string | undefined;
};

/** Everything the shell needs, read once per page on the server. */
export type ShellContents = {
  person: ShellPerson;
  screens: ShellScreen[];
  subjects: ShellSubject[];
  keys: ShellKeys[];
  display: Display;
};
