import { type Reply, refuse } from "#server/fhir/interaction.ts";

/**
 * The same answer for somebody who is no patient, a former patient, and a practice that is unknown or not confirmed as who the token names,
 * so that it reveals nothing about who is a patient.
 */
export function notReceivable(): Reply {
  const issue = {
    code: "security",
    diagnostics:
      "Nothing can be received for this person here, or no practice here is confirmed as the provider in the scope",
    text: "Deze zorgaanbieder kan van u op dit moment niets ontvangen.",
  } as const;
  return refuse(403, issue);
}
