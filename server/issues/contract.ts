import { z } from "zod";
import {
  type ChainLink,
  chainLinks,
  type IssueFrequency,
  type IssueState,
  issueFrequencies,
  issueStates,
} from "#db/terms/issues.ts";
import { containsBsn } from "#db/terms/patients.ts";
import { Day } from "#server/calendar/contract.ts";

/** Free text that must not identify a patient: a BSN is refused. */
export const textWithoutBsn = (min: number, max: number) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((text) => !containsBsn(text), { error: "general.names-patient" });

export const FileIssueInput = z.object({
  link: z.enum(chainLinks),
  title: textWithoutBsn(5, 120),
  body: textWithoutBsn(10, 4000),
  frequency: z.enum(issueFrequencies),
  since: Day.nullable(),
});
export type FileIssueInput = z.infer<typeof FileIssueInput>;

export const IssueInput = z.object({ issueId: z.uuid() });
export type IssueInput = z.infer<typeof IssueInput>;

/** A comment of the organization that reported the problem. */
export const AnswerIssueInput = IssueInput.extend({ body: textWithoutBsn(2, 4000) });
export type AnswerIssueInput = z.infer<typeof AnswerIssueInput>;

/** A comment of the alliance, with the problem's new state. */
export const HandleIssueInput = AnswerIssueInput.extend({
  state: z.enum(issueStates),
  supplierName: textWithoutBsn(0, 120).default(""),
});
export type HandleIssueInput = z.infer<typeof HandleIssueInput>;

/** Keyset page, newest first; `before` is the last issue of the previous page. */
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
  /** For the alliance: the organization that reported it. */
  organizationName: string | null;
  /** The alliance added a comment that nobody here has seen. */
  isNews: boolean;
};
export type IssuesPage = { rows: IssueRow[]; nextBefore: string | null };

export type IssueEntry = {
  entryId: string;
  isAlliance: boolean;
  body: string;
  state: IssueState | null;
  /** The author, within the reader's own organization; null for the other side. */
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

/** How many problems each link has, open and in total. */
export type LinkCount = { link: ChainLink; openCount: number; count: number };
