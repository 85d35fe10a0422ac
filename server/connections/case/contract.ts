import { z } from "zod";
import {
  type CaseAnswer,
  type CaseQuestion,
  caseAnswers,
  caseQuestions,
  type RegisterEvidence,
  type StepKind,
} from "#db/terms/connections.ts";
import { Day } from "#server/calendar/contract.ts";

const providerName = z.string().trim().toLowerCase().min(1).max(200);

const day = Day;

/** `exact-name`: the full register name was typed; `search`: chosen from search results. */
export const ChooseConnectionInput = z.object({ providerName, from: z.enum(["exact-name", "search"]) });

export type ChooseConnectionInput = z.infer<typeof ChooseConnectionInput>;

export const ReleaseConnectionInput = z.object({ providerName });

export type ReleaseConnectionInput = z.infer<typeof ReleaseConnectionInput>;

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
  /** Null: answered from the register. */
  answeredByName: string | null;
  isByRegister: boolean;
  answeredAt: Date;
  evidence: RegisterEvidence | null;
};
