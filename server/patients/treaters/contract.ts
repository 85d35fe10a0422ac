import { z } from "zod";
import {
  type EmergencyReason,
  emergencyReasons,
  type RecordOpening,
  recordOpenings,
  type TreaterPart,
  treaterParts,
} from "#db/terms/patients.ts";
import type { NamedPatient } from "#server/patients/contract.ts";

/** More people than treat one patient in any practice. */
export const treatersMax = 20;
/** Emergencies shown to the privacy officer at once; the log has all. */
export const emergenciesShownMax = 50;

export const TreaterFacts = z.object({ part: z.enum(treaterParts), personId: z.uuid() });
export type TreaterFacts = z.infer<typeof TreaterFacts>;

/** Everybody who treats the patient from now on, and whom the record is open to. */
export const ChangeTreatersInput = z.object({
  patientId: z.uuid(),
  openTo: z.enum(recordOpenings),
  treaters: z.array(TreaterFacts).max(treatersMax),
});
export type ChangeTreatersInput = z.infer<typeof ChangeTreatersInput>;

/** `isHere`: works here now in a role of care; whoever left stays named until somebody changes it. */
export type Treater = { part: TreaterPart; personId: string; name: string; isHere: boolean };

/** `colleagues`: who can be named, and whether as own GP. */
export type Treaters = {
  openTo: RecordOpening;
  treaters: Treater[];
  colleagues: { personId: string; name: string; isGp: boolean }[];
};

/** `note`: needed where the reason is `other`. */
export const OpenInEmergencyInput = z.object({
  patientId: z.uuid(),
  reason: z.enum(emergencyReasons),
  note: z.string().trim().max(200).default(""),
});
export type OpenInEmergencyInput = z.infer<typeof OpenInEmergencyInput>;

/** As much of a closed record as helps to decide: whose it is, and who could be asked. */
export type ClosedRecord = { patientId: string; fullName: string; birthDate: string; treaterNames: string[] };

export const SeeEmergenciesInput = z.object({ openingIds: z.array(z.uuid()).min(1).max(emergenciesShownMax) });
export type SeeEmergenciesInput = z.infer<typeof SeeEmergenciesInput>;

/** An emergency opening that no privacy officer has seen yet. */
export type Emergency = NamedPatient & {
  openingId: string;
  personName: string;
  reason: EmergencyReason;
  note: string | null;
  openedAt: Date;
};
