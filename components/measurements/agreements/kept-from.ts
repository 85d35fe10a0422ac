import type { ContactNote } from "#db/terms/patients.ts";

/** Danger comes first: a patient can have both notes. Contact through another person does not keep a message back. */
const order = ["no-notices", "not-digital"] as const satisfies readonly ContactNote[];

/** Why this patient gets no message; null: nothing against it. */
export type KeptFrom = (typeof order)[number];

export function keptFromOf(notes: readonly ContactNote[]): KeptFrom | null {
  return order.find((note) => notes.includes(note)) ?? null;
}
