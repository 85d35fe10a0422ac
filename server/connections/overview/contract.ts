import { z } from "zod";
import {
  type AdoptionDimension,
  adoptionDimensions,
  type ConnectionState,
  connectingKinds,
  connectionStates,
  overviewSorts,
} from "#db/terms/connections.ts";
import { Day } from "#server/calendar/contract.ts";
import type { ListFacts } from "#server/connections/status/contract.ts";

const _day = Day;

export const OverviewFilter = z.object({
  /** Part of a name or town; accents and case are ignored. */
  text: z.string().trim().max(100).default(""),
  state: z.enum(connectionStates).optional(),
  kind: z.enum(connectingKinds).optional(),
  /** Name of a HIS or AIS; "-" for organizations without a known one. */
  recordSystem: z.string().max(200).optional(),
  /** Name of a DVA; "-" for none known. */
  gateway: z.string().max(200).optional(),
  serviceId: z.string().max(30).optional(),
  sort: z.enum(overviewSorts).default("name"),
});

export type OverviewFilter = z.infer<typeof OverviewFilter>;

export const OverviewInput = OverviewFilter.extend({
  /** `nextCursor` of the previous page. */
  cursor: z.string().max(800).optional(),
});

export type OverviewInput = z.infer<typeof OverviewInput>;

export const ExportOverviewInput = OverviewFilter.extend({ locale: z.enum(["nl", "en"]).default("nl") });

export type ExportOverviewInput = z.infer<typeof ExportOverviewInput>;

/** Which organizations the figures cover, and for which group the trend is (`key` as in its row). */
export const FiguresInput = z.object({
  kind: OverviewFilter.shape.kind,
  trendDimension: z.enum(adoptionDimensions).default("all"),
  trendKey: z.string().max(200).default(""),
});

export type FiguresInput = z.infer<typeof FiguresInput>;

export type OverviewRow = {
  organizationId: string;
  organizationKind: string;
  organizationName: string;
  city: string | null;
  region: string | null;
  agb: string | null;
  state: ConnectionState;
  stateSince: Date;
  recordSystemName: string | null;
  gatewayName: string | null;
  serviceIds: string[];
  providerNames: string[];
  checkedAt: Date;
};

export type OverviewPage = { rows: OverviewRow[]; nextCursor: string | null; count: number };

/** How many of the `totalCount` organizations in a group (key "-": unknown) are connected, or offer the service. */
export type ShareFacts = { key: string; name: string; connectedCount: number; totalCount: number };

export type FiguresFacts = {
  totalCount: number;
  byState: Record<ConnectionState, number>;
  groups: Record<Exclude<AdoptionDimension, "all" | "kind">, ShareFacts[]>;
  trend: { day: string; connectedCount: number; totalCount: number }[];
  list: ListFacts | null;
};
