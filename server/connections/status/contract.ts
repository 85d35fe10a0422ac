import { z } from "zod";
import type {
  ConnectionMethod,
  ConnectionState,
  ExpectationNeed,
  ServiceDirection,
  UnknownReason,
} from "#db/terms/connections.ts";
import type { DutyFacts } from "#server/catalogue/contract.ts";
import type { GatewayRead } from "#server/suppliers/contract.ts";

const _providerName = z.string().trim().toLowerCase().min(1).max(200);

/** Age and origin of a list, for any screen. */
export type ListFacts = {
  versionId: string;
  serial: number | null;
  stampedAt: Date | null;
  confirmedAt: Date;
  isStale: boolean;
  /** The demo's generated list: says nothing about a real practice. */
  isInvented: boolean;
};

export type ConnectionFacts = {
  providerName: string;
  method: ConnectionMethod;
  /** Null: found automatically, or chosen by somebody who no longer works here. */
  chosenByName: string | null;
  chosenAt: Date | null;
  isInList: boolean;
};

export type ServiceFound = {
  serviceId: string;
  name: string;
  nameFrom: "name-list" | "link-list" | "catalogue" | "number";
  /** What it means for the patient; null when there is no source for it. */
  meaning: { nl: string; en: string } | null;
  direction: ServiceDirection;
  since: Date | null;
  /** Already in the first list that Balie has, so it may be older. */
  isSinceFirstList: boolean;
  hosts: string[];
  gatewayNames: string[];
  providerNames: string[];
};

export type GroupMissing = {
  groupKey: string;
  need: ExpectationNeed;
  /** Any one of these satisfies the group. */
  services: { serviceId: string; name: string }[];
  meaning: { nl: string; en: string } | null;
  source: string;
  sourceDate: string;
};

/** Whether patients can see the prescription; `unknown` when the register cannot tell, null without that duty. */
export type PrescriptionAnswer = { visible: "yes" | "no" | "unknown"; from: { serviceId: string; name: string }[] };

export type ConnectionStatus = {
  organization: { kind: string; name: string; agb: string | null; city: string | null };
  state: ConnectionState;
  unknownReason: UnknownReason | null;
  list: ListFacts | null;
  linkList: ListFacts | null;
  connections: ConnectionFacts[];
  since: Date | null;
  isSinceFirstList: boolean;
  services: ServiceFound[];
  /** In the link list but not in the list of providers. */
  linkedOnly: { serviceId: string; name: string }[];
  missing: GroupMissing[];
  expectedCount: number;
  gateways: GatewayRead[];
  /** Hosts that match no known gateway. */
  hostsUnknown: string[];
  prescription: PrescriptionAnswer | null;
  duties: DutyFacts[];
};
