import { z } from "zod";
import { fhirVersions } from "#db/terms/gateways.ts";
import {
  type ImportFinding,
  importBytesMax,
  type LicenceKind,
  type Localized,
  licenceKinds,
  type QuestionnaireItem,
  type Scoring,
} from "#db/terms/questionnaires.ts";

export const QuestionnaireInput = z.object({ questionnaireId: z.uuid() });

export type QuestionnaireInput = z.infer<typeof QuestionnaireInput>;

export const RetireInput = QuestionnaireInput.extend({ isRetired: z.boolean() });

export type RetireInput = z.infer<typeof RetireInput>;

/** A file as text, JSON or XML. `auto`: the release is inferred from elements that only one of them has. */
export const InspectInput = z.object({
  content: z.string().min(2).max(importBytesMax),
  release: z.enum(["auto", ...fhirVersions]).default("auto"),
});

export type InspectInput = z.infer<typeof InspectInput>;

export const Terms = z.object({
  licence: z.enum(licenceKinds),
  licenceText: z.string().trim().min(3).max(500),
  source: z.string().trim().min(3).max(500),
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/),
});

/** The terms under which a third-party questionnaire is used. */
export type Terms = z.infer<typeof Terms>;

export const ImportInput = InspectInput.extend(Terms.shape);

export type ImportInput = z.infer<typeof ImportInput>;

export const SetTermsInput = QuestionnaireInput.extend(Terms.shape);

export type SetTermsInput = z.infer<typeof SetTermsInput>;

/** What the practice does when this item is flagged; empty: no agreement any more. */
export const AgreeActionInput = QuestionnaireInput.extend({
  linkId: z.string().min(1).max(255),
  text: z.string().trim().max(600),
});

export type AgreeActionInput = z.infer<typeof AgreeActionInput>;

export type LibraryRow = {
  questionnaireId: string;
  url: string;
  title: string;
  version: string;
  language: string;
  licence: LicenceKind;
  source: string;
  origin: "shipped" | "imported";
  questionCount: number;
  hasScore: boolean;
  findingCount: number;
  sentCount: number;
  addedAt: Date | null;
  retiredAt: Date | null;
};

/** Questionnaires that cannot be shipped with Balie; their description says why. */
export const librarySlots = ["4dkl"] as const;

export type Library = { rows: LibraryRow[]; slots: (typeof librarySlots)[number][] };

export type QuestionnaireView = {
  questionnaireId: string;
  url: string;
  version: string;
  title: string;
  language: string;
  licence: LicenceKind;
  licenceText: string;
  source: string;
  origin: "shipped" | "imported";
  publisher: string | null;
  purpose: string | null;
  copyright: string | null;
  date: string | null;
  items: QuestionnaireItem[];
  findings: ImportFinding[];
  scoring: Scoring | null;
  actions: ActionView[];
  isUsed: boolean;
  retiredAt: Date | null;
};

/** A flagged item and what the practice agreed to do; without an agreement, only a suggestion. */
export type ActionView = {
  linkId: string;
  question: string | null;
  suggestion: Localized;
  agreed: { text: string; byName: string | null; at: Date } | null;
};

/** The contents of a file, before anything is stored. */
export type Inspection = {
  release: (typeof fhirVersions)[number];
  title: string;
  url: string;
  version: string;
  language: string | null;
  publisher: string | null;
  copyright: string | null;
  items: QuestionnaireItem[];
  findings: ImportFinding[];
  scoring: Scoring | null;
  /** No finding is a refusal, and this version is not in the library yet. */
  canImport: boolean;
  isKnown: boolean;
};
