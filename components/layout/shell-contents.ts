import type { Display } from "#db/terms/display.ts";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import type { Role } from "#db/terms/people.ts";

/** The screens that the frame can lead to; each has an icon, a word in `shell.navigation` and an address. */
export const screens = {
  today: "/today",
  round: "/round",
  patients: "/patients",
  measurements: "/measurements",
  questionnaires: "/questionnaires",
  connection: "/connections",
  overview: "/overview",
  register: "/register",
  suppliers: "/suppliers",
  issues: "/issues",
  pilots: "/pilots",
  catalogue: "/catalogue",
  gateways: "/gateways",
  people: "/people",
  audit: "/audit",
} as const;
export type Screen = keyof typeof screens;

/** What the frame shows of who is signed in. */
export type ShellPerson = {
  name: string;
  roles: readonly Role[];
  organization: { organizationId: string; name: string; kind: OrganizationKind };
  /** Other places where this person works. */
  otherOrganizations: { organizationId: string; name: string }[];
};

/** Everything the frame needs; made once on the server for each page. */
export type ShellContents = { person: ShellPerson; screens: Screen[]; display: Display };
