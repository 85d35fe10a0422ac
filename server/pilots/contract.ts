import { z } from "zod";
import { type PilotKind, type PilotStage, pilotKinds, pilotStages } from "#db/terms/pilots.ts";
import { textOfNobody } from "#server/issues/contract.ts";

const count = z.number().int().min(0).max(1_000_000);

/** A trial as alliance staff write it down. More people cannot take part than were invited, nor can it end before it begins. */
export const SavePilotInput = z
  .object({
    /** Absent for a new one. */
    pilotId: z.uuid().optional(),
    kind: z.enum(pilotKinds),
    stage: z.enum(pilotStages),
    name: textOfNobody(3, 120),
    programme: textOfNobody(0, 60),
    region: textOfNobody(2, 80),
    supplierName: textOfNobody(2, 120),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable(),
    practiceCount: count,
    invitedCount: count,
    joinedCount: count,
    issues: z.array(textOfNobody(3, 300)).max(30),
    findings: textOfNobody(0, 4000),
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
