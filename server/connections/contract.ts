import { z } from "zod";
import {
  type AdoptionDimension,
  adoptionDimensions,
  type CaseAnswer,
  type CaseQuestion,
  type ConnectionState,
  caseAnswers,
  caseQuestions,
  connectingKinds,
  connectionStates,
  type ExpectationNeed,
  type NoticeKind,
  overviewSorts,
  type RegisterEvidence,
  type ServiceDirection,
  type StepKind,
  type TieMethod,
  type UnknownReason,
} from "#db/terms/connections.ts";
import type { DutyFacts } from "#server/catalogue/contract.ts";
import type { GatewayRead } from "#server/suppliers/contract.ts";

const providerName = z.string().trim().toLowerCase().min(1).max(200);
const day = z.iso.date();

/** `exact-name`: somebody typed the whole name as the register has it; `search`: chosen from what a search found. */
export const ChooseEntryInput = z.object({ providerName, from: z.enum(["exact-name", "search"]) });
export type ChooseEntryInput = z.infer<typeof ChooseEntryInput>;

export const ReleaseEntryInput = z.object({ providerName });
export type ReleaseEntryInput = z.infer<typeof ReleaseEntryInput>;

export const AnswerInput = z.object({ question: z.enum(caseQuestions), answer: z.enum(caseAnswers) });
export type AnswerInput = z.infer<typeof AnswerInput>;

export const ChangeStepInput = z.object({
  stepId: z.uuid(),
  isDone: z.boolean().optional(),
  ownerId: z.uuid().nullable().optional(),
  dueOn: day.optional(),
  evidence: z.string().trim().max(500).optional(),
});
export type ChangeStepInput = z.infer<typeof ChangeStepInput>;

export const NoteInput = z.object({ costNote: z.string().trim().max(2000), contractOn: day.nullable() });
export type NoteInput = z.infer<typeof NoteInput>;

export const ChooseRecordSystemInput = z.object({ recordSystemId: z.uuid().nullable() });
export type ChooseRecordSystemInput = z.infer<typeof ChooseRecordSystemInput>;

export const SeeNoticesInput = z.object({ noticeIds: z.array(z.uuid()).min(1).max(200) });
export type SeeNoticesInput = z.infer<typeof SeeNoticesInput>;

export const ProofInput = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) });
export type ProofInput = z.infer<typeof ProofInput>;

export const OverviewFilter = z.object({
  /** Part of a name or a town; accents and capitals do not matter. */
  text: z.string().trim().max(100).default(""),
  state: z.enum(connectionStates).optional(),
  kind: z.enum(connectingKinds).optional(),
  /** Name of a HIS or AIS; "-" for organizations of which it is not known. */
  recordSystem: z.string().max(200).optional(),
  /** Name of a DVA; "-" for not known. */
  gateway: z.string().max(200).optional(),
  serviceId: z.string().max(30).optional(),
  sort: z.enum(overviewSorts).default("name"),
});
export type OverviewFilter = z.infer<typeof OverviewFilter>;

export const OverviewInput = OverviewFilter.extend({
  /** The last row of the page before, as `nextCursor` gave it. */
  cursor: z.string().max(800).optional(),
});
export type OverviewInput = z.infer<typeof OverviewInput>;

export const ExportOverviewInput = OverviewFilter.extend({ locale: z.enum(["nl", "en"]).default("nl") });
export type ExportOverviewInput = z.infer<typeof ExportOverviewInput>;

/** Of which organizations the figures are, and of which group the picture over time is (`key` as in its row). */
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
  state: ConnectionState;
  stateSince: Date;
  recordSystemName: string | null;
  gatewayName: string | null;
  serviceIds: string[];
  providerNames: string[];
  checkedAt: Date;
};

export type OverviewPage = { rows: OverviewRow[]; nextCursor: string | null; count: number };
/** Of `totalCount` organizations in a group (key "-": not known which), so many are connected, or offer the service. */
export type ShareFacts = { key: string; name: string; connectedCount: number; totalCount: number };

export type FiguresFacts = {
  totalCount: number;
  byState: Record<ConnectionState, number>;
  groups: Record<Exclude<AdoptionDimension, "all" | "kind">, ShareFacts[]>;
  trend: { day: string; connectedCount: number; totalCount: number }[];
  list: ListFacts | null;
};

/** What can be said about the age of a list on any screen. */
export type ListFacts = {
  versionId: string;
  serial: number | null;
  stampedAt: Date | null;
  confirmedAt: Date;
  isStale: boolean;
  /** The invented list of the demo: says nothing about any real practice. */
  isInvented: boolean;
};

export type TieFacts = {
  providerName: string;
  method: TieMethod;
  /** Null: found by the system, or somebody who does not work here any more. */
  chosenByName: string | null;
  chosenAt: Date | null;
  isInList: boolean;
};

export type ServiceFound = {
  serviceId: string;
  name: string;
  nameFrom: "name-list" | "link-list" | "catalogue" | "number";
  /** What it means for the patient; null when no source says so. */
  meaning: { nl: string; en: string } | null;
  direction: ServiceDirection;
  since: Date | null;
  /** It was there in the first list that Balie holds, so it may be older. */
  isSinceFirstList: boolean;
  hosts: string[];
  gatewayNames: string[];
  providerNames: string[];
};

export type GroupMissing = {
  groupKey: string;
  need: ExpectationNeed;
  /** Any one of these would do. */
  services: { serviceId: string; name: string }[];
  meaning: { nl: string; en: string } | null;
  source: string;
  sourceDate: string;
};

/** Whether patients can see the prescription; `unknown` when the register cannot tell, null for who has no such duty. */
export type PrescriptionAnswer = { visible: "yes" | "no" | "unknown"; from: { serviceId: string; name: string }[] };

export type HostProbe = {
  host: string;
  checkedAt: Date;
  isReachable: boolean;
  isCertificateValid: boolean | null;
  certificateExpiresAt: Date | null;
  reason: string | null;
};

export type ConnectionStatus = {
  organization: { kind: string; name: string; agb: string | null; city: string | null };
  state: ConnectionState;
  unknownReason: UnknownReason | null;
  list: ListFacts | null;
  linkList: ListFacts | null;
  ties: TieFacts[];
  since: Date | null;
  isSinceFirstList: boolean;
  services: ServiceFound[];
  /** Named in the link list, absent from the list of providers. */
  linkedOnly: { serviceId: string; name: string }[];
  missing: GroupMissing[];
  expectedCount: number;
  gateways: GatewayRead[];
  /** Hosts that belong to no gateway that Balie knows. */
  hostsUnknown: string[];
  prescription: PrescriptionAnswer | null;
  duties: DutyFacts[];
};

export type NoticeFacts = {
  noticeId: string;
  kind: NoticeKind;
  providerName: string;
  subject: string;
  /** Name of the service when the subject is one. */
  subjectName: string | null;
  listStampedAt: Date | null;
  listSerial: number | null;
  createdAt: Date;
  seenAt: Date | null;
  seenByName: string | null;
};

export type StepFacts = {
  stepId: string;
  kind: StepKind;
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string;
  isLate: boolean;
  doneAt: Date | null;
  doneByName: string | null;
  evidence: string | null;
};

export type AnswerFacts = {
  answerId: string;
  question: CaseQuestion;
  answer: CaseAnswer;
  /** Null: the register answered. */
  answeredByName: string | null;
  isByRegister: boolean;
  answeredAt: Date;
  evidence: RegisterEvidence | null;
};

/** What a proof states; its hash is taken over exactly this. */
export const ProofContent = z.object({
  kind: z.literal("aansluitbewijs"),
  edition: z.literal(1),
  organization: z.object({ name: z.string(), agb: z.string().nullable(), city: z.string().nullable() }),
  state: z.enum(connectionStates),
  since: z.string().nullable(),
  list: z.object({ kind: z.string(), serial: z.number().nullable(), stampedAt: z.string().nullable() }),
  providers: z.array(z.string()),
  services: z.array(z.object({ id: z.string(), name: z.string(), since: z.string().nullable() })),
  missing: z.array(z.string()),
  prescriptionVisible: z.enum(["yes", "no", "unknown"]).optional(),
  gateways: z.array(z.string()),
  madeAt: z.string(),
});
export type ProofContent = z.infer<typeof ProofContent>;
