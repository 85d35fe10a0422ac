import { type Reply, refuse } from "#server/fhir/call.ts";

/** One answer for a stranger, for somebody who left, and for a practice that is not here: it tells nobody which it is. */
export function notReceivable(): Reply {
  const issue = {
    code: "security",
    diagnostics: "Nothing can be received for this person here",
    text: "Deze zorgaanbieder kan van u op dit moment niets ontvangen.",
  } as const;
  return refuse(403, issue);
}
