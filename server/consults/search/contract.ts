import { z } from "zod";
import type { CloseReason, ConsultKind, ConsultTurn } from "#db/terms/consults.ts";
import type { MessageAuthor } from "#db/terms/messages.ts";
import type { ListedPatient } from "#server/patients/contract.ts";

/** Own choices, 2026-12-01: nobody reads past fifty, and thirteen words are a sentence, not a question. */
export const foundConsultsMax = 50;
export const searchWordsMax = 12;
export const searchLength = { min: 2, max: 200 } as const;

export const consultStates = ["all", "open", "closed"] as const;
export type ConsultState = (typeof consultStates)[number];

export const SearchConsultsInput = z.object({
  text: z.string().trim().max(searchLength.max),
  state: z.enum(consultStates).default("all"),
});
export type SearchConsultsInput = z.infer<typeof SearchConsultsInput>;

/** One word that was typed, and as what it is looked up in names: in plain letters, by sound, or as a year of birth. */
export type AskedWord = { typed: string; plain: string; sound: string; birthYear: number | null };

/** Everything in it must be found of a consult. `days`: one day in both centuries that it can be in; empty without a date. */
export type ConsultQuestion = { words: readonly AskedWord[]; days: readonly string[]; state: ConsultState };

export type TextPart = { text: string; isHit: boolean };

/** A consult in which everything that was asked for was found, with the newest text that holds some of it, or else the newest. */
export type FoundConsult = {
  consultId: string;
  patient: ListedPatient & { hasNamesake: boolean };
  kind: ConsultKind;
  turn: ConsultTurn;
  assigneeName: string | null;
  closed: { at: Date; reason: CloseReason | "taken-back" } | null;
  said: { at: Date; author: MessageAuthor | "note"; parts: TextPart[] };
};

export type FoundConsults = { rows: FoundConsult[]; isMore: boolean };
