import { z } from "zod";
import { shownProofs, type TieBasis, type TieProof, tieShows } from "#db/terms/connections.ts";
import { textWithoutBsn } from "#server/issues/contract.ts";

/** As a token names a provider: an AGB code, or a name in the register. */
const Designation = z
  .string()
  .trim()
  .toLowerCase()
  .max(200)
  .regex(/^(\d{8}|[^\s@]+@medmij)$/);

/** What was seen, by whom and when: whoever reads it later must be able to judge the proof. Never about a patient. */
const Note = textWithoutBsn(10, 500);

export const TiesInput = z.object({
  show: z.enum(tieShows).default("open"),
  /** Part of the organization's name, or the beginning of the code or the name in the register. */
  text: z.string().trim().max(120).optional(),
  /** The last row of the page before: what it claims, and who. */
  after: z.object({ designation: Designation, organizationId: z.uuid() }).optional(),
});
export type TiesInput = z.infer<typeof TiesInput>;

export const ConfirmTieInput = z.object({
  organizationId: z.uuid(),
  designation: Designation,
  proof: z.enum(shownProofs),
  note: Note,
});
export const ConfirmedByOperator = ConfirmTieInput.extend({ proof: z.literal("operator") });
/** On a screen only a proof that somebody saw can be chosen; the command on the server says `operator`. */
export type ConfirmTieInput = z.infer<typeof ConfirmTieInput> | z.infer<typeof ConfirmedByOperator>;

export const WithdrawTieInput = z.object({ confirmationId: z.uuid(), note: Note });
export type WithdrawTieInput = z.infer<typeof WithdrawTieInput>;

/** How a tie was confirmed; null names: whoever runs Balie, with the command on the server. */
export type TieConfirmation = {
  confirmationId: string;
  proof: TieProof;
  note: string;
  byName: string | null;
  at: Date;
  withdrawnByName: string | null;
  withdrawnAt: Date | null;
  /** Null for one that lapsed: it was claimed no more when another was confirmed. */
  withdrawalNote: string | null;
};

/** That an organization says to be an AGB code or a name in the register, and whether that is believed. */
export type TieFacts = {
  designation: string;
  basis: TieBasis;
  /** Another organization claims the same name. */
  isContested: boolean;
  /** The newest one, withdrawn or not. */
  confirmation: TieConfirmation | null;
};

export type TieRow = TieFacts & {
  organizationId: string;
  organizationName: string;
  city: string | null;
  /** The other organizations that claim it. */
  otherNames: string[];
};

export type TiesPage = { rows: TieRow[]; next: { designation: string; organizationId: string } | null };
