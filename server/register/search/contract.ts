import { z } from "zod";
import { type ListKind, type ListSource, type Sector, sectors } from "#db/terms/register.ts";

/** Keyset page of the providers in force, by name. */
export const ProvidersInput = z.object({
  /** Part of the name, or the beginning of an AGB code. */
  text: z.string().trim().min(2).max(120).optional(),
  sector: z.enum(sectors).optional(),
  /** The last name of the previous page. */
  after: z.string().max(200).optional(),
});

export type ProvidersInput = z.infer<typeof ProvidersInput>;

export const SearchInput = z.object({ text: z.string().trim().min(2).max(120) });

export type SearchInput = z.infer<typeof SearchInput>;

export const AgbInput = z.object({ agb: z.string().regex(/^\d{8}$/) });

export type AgbInput = z.infer<typeof AgbInput>;

/** Whatever somebody types on the public page: a name, a town, an AGB code. */
export const CheckInput = z.object({ text: z.string().trim().min(1).max(120) });

export type CheckInput = z.infer<typeof CheckInput>;

export interface FoundProvider {
  /** Includes `@medmij`. */
  name: string;
  providerType: string | null;
  agbCodes: string[];
  serviceCount: number;
  /** The name that matched, when it has another one now. */
  formerName: string | null;
  /** False: this name is no longer in the register. */
  isCurrent: boolean;
  /** 0 to 1; only for sorting. */
  score: number;
}

export interface ProviderService {
  serviceId: string;
  /** From the GNL, else from the link list, else null. */
  displayName: string | null;
  interfaceVersions: string[];
  roles: string[];
  /** True: in the ZAL. False: only in the link list, so named but not reachable. */
  isReachable: boolean;
}

/** The list that a result is based on, so that its age can be shown. */
export interface ListBasis {
  list: ListKind;
  versionId: string;
  serial: number | null;
  stampedAt: Date | null;
  confirmedAt: Date;
  source: ListSource;
  isStale: boolean;
}

/** The providers with exactly this name or code, and those with the same AGB code. */
export interface ProviderCheck {
  providers: { name: string; agbCodes: string[]; services: ProviderService[] }[];
  /** Null: there is no list. */
  basis: ListBasis | null;
}

export interface ProviderRow {
  name: string;
  /** ZA, BAZB, … (release 3). */
  providerType: string | null;
  agbCodes: string[];
  serviceCount: number;
}

export interface ProvidersPage {
  rows: ProviderRow[];
  nextAfter: string | null;
}

/** The number of providers in force per sector; a provider with codes of two sectors counts in both. */
export type SectorCounts = Record<Sector, number>;

/** A PGO in the OAuthclientlist in force: listed PGOs have the MedMij label and may participate. */
export interface PgoClient {
  hostname: string;
  organizationName: string;
}
