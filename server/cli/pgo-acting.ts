import { demoCode } from "#db/seed/gateways.ts";
import { representativeRelations } from "#db/terms/patients.ts";
import type { ActingFor } from "#server/run/demo-issuer.ts";
import { Refusal } from "#server/run/installation.ts";

/** Who acts for the patient, as the simulated DVA says it; without a code the one that the demo gives to this name. */
export function actingFor(name: string, as: string, code: string | undefined): ActingFor {
  const relation = representativeRelations.find((one) => one === as);
  if (!relation) throw new Refusal(`--relation is one of ${representativeRelations.join(", ")}`);
  return { sub: code ?? demoCode(name), name, relation };
}
