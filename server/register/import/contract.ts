import { z } from "zod";
import type { ListKind } from "#db/terms/register.ts";

/** A decision about a held list: put it in force, or discard it. */
export const DecideInput = z.object({ versionId: z.uuid(), decision: z.enum(["accept", "discard"]) });

export type DecideInput = z.infer<typeof DecideInput>;

/** An accepted list that is in force: the list before it takes its place again. */
export const RestoreInput = z.object({ versionId: z.uuid() });

export type RestoreInput = z.infer<typeof RestoreInput>;

/** Why a list was refused or is held. `values` are the parameters of the message `register.refusal.<rule>`. */
export interface Finding {
  rule: string;
  line?: number;
  column?: number;
  excerpt?: string;
  values?: Record<string, string | number>;
  /** A held list may have more than one reason: these come after the first. */
  further?: { rule: string; values?: Record<string, string | number> }[];
}

/** The result of an import. Only `imported` changed the register. */
export type ImportOutcome = {
  outcome: "imported" | "unchanged" | "held" | "discarded" | "refused";
  versionId: string;
  list: ListKind | null;
  serial: number | null;
  stampedAt: Date | null;
  counts: Record<string, number>;
  changes: Record<string, number>;
  ignored: Record<string, number>;
  finding: Finding | null;
};

/** The response to an upload; `reason` is a key of the error messages. */
export type UploadAnswer =
  | { outcome: ImportOutcome }
  | { refusal: { reason: string; values: Record<string, string | number> } };
