import { z } from "zod";
import { namesBsn } from "#db/terms/patients.ts";
import { type PilotKind, type PilotStage, pilotKinds, pilotStages } from "#db/terms/pilots.ts";

const plainText = (min: number, max: number) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((text) => !namesBsn(text), { error: "general.names-patient" });
const count = z.number().int().min(0).max(1_000_000);

/** A trial as alliance staff write it down. More people cannot take part than were invited, nor can it end before it begins. */
export const SavePilotInput = z
  .object({
    /** Absent for a new one. */
    pilotId: z.uuid().optional(),
    kind: z.enum(pilotKinds),
    stage: z.enum(pilotStages),
    name: plainText(3, 120),
    programme: plainText(0, 60),
    region: plainText(2, 80),
    supplierName: plainText(2, 120),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable(),
    practiceCount: count,
    invitedCount: count,
    joinedCount: count,
    issues: z.array(plainText(3, 300)).max(30),
    findings: plainText(0, 4000),
  })
  .refine(({ joinedCount, invitedCount }) => joinedCount <= invitedCount, {
    path: ["joinedCount"],
    error: "pilot.more-joined",
  })
  .refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, {
    path: ["endsOn"],
    error: "pilot.ends-before",
  });
export type SavePilotInput = z.infer<typeof SavePilotInput>;

/** Keyset page, the newest beginning first. */
export const PilotsInput = z.object({
  kind: z.enum(pilotKinds).optional(),
  stage: z.enum(pilotStages).optional(),
  before: z.object({ startsOn: z.iso.date(), pilotId: z.uuid() }).optional(),
});
export type PilotsInput = z.infer<typeof PilotsInput>;

export type PilotFacts = {
  pilotId: string;
  kind: PilotKind;
  stage: PilotStage;
  name: string;
  programme: string | null;
  region: string;
  supplierName: string;
  startsOn: string;
  endsOn: string | null;
  practiceCount: number;
  invitedCount: number;
  joinedCount: number;
  issues: string[];
  findings: string;
};
export type PilotsPage = { pilots: PilotFacts[]; nextBefore: { startsOn: string; pilotId: string } | null };
