import { z } from "zod";
import {
  type ChainLink,
  chainLinks,
  type IssueFrequency,
  type IssueState,
  issueFrequencies,
  issueStates,
} from "#db/terms/issues.ts";
import { namesBsn } from "#db/terms/patients.ts";

/** Free text in which no patient belongs: a BSN in it is refused. */
export const textOfNobody = (min: number, max: number) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((text) => !namesBsn(text), { error: "general.names-patient" });

export const FileIssueInput = z.object({
  link: z.enum(chainLinks),
  title: textOfNobody(5, 120),
  body: textOfNobody(10, 4000),
  frequency: z.enum(issueFrequencies),
  since: z.iso.date().nullable(),
});
export type FileIssueInput = z.infer<typeof FileIssueInput>;

export const IssueInput = z.object({ issueId: z.uuid() });
export type IssueInput = z.infer<typeof IssueInput>;

/** A word of the organization that filed it. */
export const AnswerIssueInput = IssueInput.extend({ body: textOfNobody(2, 4000) });
export type AnswerIssueInput = z.infer<typeof AnswerIssueInput>;

/** A word of the alliance, with what the problem becomes. */
export const HandleIssueInput = AnswerIssueInput.extend({
  state: z.enum(issueStates),
  supplierName: textOfNobody(0, 120).default(""),
});
export type HandleIssueInput = z.infer<typeof HandleIssueInput>;

/** Keyset page, newest first; `before` is the last issue of the page above. */
export const IssuesInput = z.object({
  link: z.enum(chainLinks).optional(),
  state: z.enum(issueStates).optional(),
  before: z.uuid().optional(),
});
export type IssuesInput = z.infer<typeof IssuesInput>;

export type IssueRow = {
  issueId: string;
  link: ChainLink;
  title: string;
  state: IssueState;
  supplierName: string | null;
  filedAt: Date;
  /** For the alliance: who filed it. */
  organizationName: string | null;
  /** The alliance said something that nobody here has seen. */
  isNews: boolean;
};
export type IssuesPage = { rows: IssueRow[]; nextBefore: string | null };

export type IssueEntry = {
  entryId: string;
  isAlliance: boolean;
  body: string;
  state: IssueState | null;
  /** Of somebody of the organization that reads; null of the other side. */
  writtenByName: string | null;
  writtenAt: Date;
};
export type IssueFacts = IssueRow & {
  body: string;
  frequency: IssueFrequency;
  since: string | null;
  filedByName: string | null;
  entries: IssueEntry[];
};

/** How many problems sit in each link, open and in all. */
export type LinkCount = { link: ChainLink; openCount: number; count: number };
