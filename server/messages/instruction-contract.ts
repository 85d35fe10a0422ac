import { z } from "zod";
import {
  instructionBlanks,
  instructionLengthMax,
  missingInstructionBlanks,
} from "#db/terms/measurement-instructions.ts";
import { type ProtocolKind, protocolKinds } from "#db/terms/measurements.ts";
import { unknownBlanksIn } from "#db/terms/message-blanks.ts";

/** The practice's own instructions of a protocol. Figures and days are blanks, which Balie fills for each patient. */
export const SaveInstructionsInput = z.object({
  kind: z.enum(protocolKinds),
  body: z
    .string()
    .trim()
    .min(2)
    .max(instructionLengthMax)
    .refine((body) => unknownBlanksIn(body, instructionBlanks).length === 0, {
      error: "message.instructions-unknown-blank",
    })
    .refine((body) => missingInstructionBlanks(body).length === 0, { error: "message.instructions-lack-blank" }),
});
export type SaveInstructionsInput = z.infer<typeof SaveInstructionsInput>;

export const RestoreInstructionsInput = z.object({ kind: z.enum(protocolKinds) });
export type RestoreInstructionsInput = z.infer<typeof RestoreInstructionsInput>;

/** `isOwn`: the practice's own text; otherwise Balie's. */
export type Instructions = { kind: ProtocolKind; body: string; isOwn: boolean };
