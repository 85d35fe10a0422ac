import {
  Activity,
  BadgeCheck,
  BookCheck,
  BookOpenText,
  Building2,
  ChartNoAxesColumn,
  ClipboardList,
  ContactRound,
  FlaskConical,
  type LucideIcon,
  MessagesSquare,
  Plug,
  RefreshCw,
  Router,
  ScrollText,
  Signpost,
  Sunrise,
  Unplug,
  Users,
} from "lucide-react";
import { consultKeys } from "#components/consults/inbox/consult-keys.ts";
import { documentKeys } from "#components/documents/library/document-keys.ts";
import { roundKeys } from "#components/reviews/round/round-keys.ts";

/**
 * Single-key shortcuts of a screen: for each the translation key of its description, the keys, and the word between
 * them.
 */
export type ScreenKeys = {
  title: string;
  lines: readonly { name: string; caps: readonly string[]; joint?: "or" | "until" }[];
};
type ScreenFacts = { path: string; permission: string; name: string; icon: LucideIcon; keys?: ScreenKeys };

/**
 * The screens in the navigation and the command palette, in order: path, required permission, translation key of the
 * name, icon. An unknown permission or name fails to compile where it is used (app/shell.ts).
 */
export const screens = {
  today: { path: "/today", permission: "connection.read", name: "today.title", icon: Sunrise },
  round: { path: "/round", permission: "review.list", name: "reviews.title", icon: RefreshCw, keys: roundKeys },
  consults: {
    path: "/consults",
    permission: "consult.list",
    name: "consults.title",
    icon: MessagesSquare,
    keys: consultKeys,
  },
  patients: {
    path: "/patients",
    permission: "patient.list",
    name: "patients.title",
    icon: ContactRound,
    keys: documentKeys,
  },
  measurements: {
    path: "/measurements",
    permission: "measurement.population",
    name: "measurements.population.title",
    icon: Activity,
  },
  questionnaires: {
    path: "/questionnaires",
    permission: "questionnaire.list",
    name: "questionnaires.title",
    icon: ClipboardList,
  },
  connection: { path: "/connections", permission: "connection.read", name: "connections.title", icon: Plug },
  overview: {
    path: "/overview",
    permission: "connection.overview",
    name: "connections.overview.title",
    icon: ChartNoAxesColumn,
  },
  ties: { path: "/ties", permission: "connection.list-ties", name: "connections.confirm.title", icon: BadgeCheck },
  register: { path: "/register", permission: "register.decide", name: "register.title", icon: BookCheck },
  suppliers: { path: "/suppliers", permission: "supplier.maintain", name: "suppliers.title", icon: Building2 },
  issues: { path: "/issues", permission: "issue.handle", name: "issues.screen", icon: Unplug },
  referrals: {
    path: "/referrals",
    permission: "consult.tally-referrals",
    name: "consults.referrals.title",
    icon: Signpost,
  },
  pilots: { path: "/pilots", permission: "pilot.list", name: "pilots.title", icon: FlaskConical },
  catalogue: { path: "/catalogue", permission: "catalogue.maintain", name: "catalogue.title", icon: BookOpenText },
  gateways: { path: "/gateways", permission: "gateway.list", name: "gateways.title", icon: Router },
  people: { path: "/people", permission: "person.list", name: "people.list.title", icon: Users },
  audit: { path: "/audit", permission: "audit.read", name: "audit.title", icon: ScrollText },
} as const satisfies Record<string, ScreenFacts>;
export type Screen = keyof typeof screens;
