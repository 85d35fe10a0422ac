import { z } from "zod";
import {
  type CloseReason,
  type ConsultKind,
  type CorrectionDecision,
  closeReasons,
  conversationFormats,
} from "#db/terms/consults.ts";
import type { MessageAuthor } from "#db/terms/messages.ts";
import type { Gender } from "#db/terms/patients.ts";
import type { WritingRepresentative } from "#db/terms/representation.ts";

/** `closes`: the reason for which it is about to be closed. */
export const ConsultSoepInput = z.object({ consultId: z.uuid(), closes: z.enum(closeReasons).nullish() });
export type ConsultSoepInput = z.infer<typeof ConsultSoepInput>;

/** `sawLast`: the last message in the text that was copied. */
export const TakeOverInput = z.object({ consultId: z.uuid(), sawLast: z.uuid().nullable() });
export type TakeOverInput = z.infer<typeof TakeOverInput>;

export const ExportConversationInput = z.object({ consultId: z.uuid(), format: z.enum(conversationFormats) });
export type ExportConversationInput = z.infer<typeof ExportConversationInput>;

/**
 * A message that was sent or received. Only what has an author in the conversation is one: neither a note among colleagues nor a message that
 * was not sent yet has this type, so no text that is made of these can hold one.
 */
export type SaidMessage = {
  messageId: string;
  author: MessageAuthor;
  writtenByName: string | null;
  /** Who wrote it for the patient; null: the patient, or the practice. */
  representative: WritingRepresentative | null;
  body: string;
  at: Date;
};

/** What was said in a consult and how it ended. */
export type SaidConsult = {
  kind: ConsultKind;
  closed: CloseReason | "taken-back" | null;
  decision: CorrectionDecision | null;
  messages: SaidMessage[];
};

/** The text for the HIS; `last`: the last message in it. */
export type ConsultSoep = { text: string; last: string | null };

/** One conversation as it leaves Balie: whose it is, what was said, who took it out and when. Without a BSN. */
export type ExportedConversation = SaidConsult & {
  consultId: string;
  patient: { patientId: string; fullName: string; birthDate: string; gender: Gender; recordNumber: string | null };
  organization: { organizationId: string; name: string; agb: string | null };
  exportedByName: string;
  exportedAt: Date;
};
