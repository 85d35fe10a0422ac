import type { FhirVersion } from "#db/terms/gateways.ts";
import { partyBase } from "#server/fhir/nl-core.ts";
import type { Resource } from "#server/fhir/resource.ts";
import { wordsIn } from "#server/language/words.ts";
import type { ServedParties } from "#server/questionnaires/sending/serving-contract.ts";

// The parties that a task refers to: name and role, no other personal data.

type SenderFacts = ServedParties["senders"][number];

export function practitionerOf({ personId, name }: SenderFacts, version: FhirVersion): Resource {
  return { ...partyBase("Practitioner", personId, version), name: [{ text: name }] };
}

export function roleOf(
  { personId, name, roles }: SenderFacts,
  organization: ServedParties["organization"],
  version: FhirVersion,
): Resource {
  const words = wordsIn("nl", "shell");
  const code = roles.map((role) => ({ text: words(`roles.${role}`) }));
  return {
    ...partyBase("PractitionerRole", personId, version),
    practitioner: { reference: `Practitioner/${personId}`, display: name },
    organization: { reference: `Organization/${organization.organizationId}`, display: organization.name },
    ...(code.length > 0 ? { code } : {}),
  };
}

export function organizationOf(
  { organizationId, name, agb }: ServedParties["organization"],
  version: FhirVersion,
): Resource {
  const base = partyBase("Organization", organizationId, version);
  if (agb === null) return { ...base, name };
  return { ...base, identifier: [{ system: "http://fhir.nl/fhir/NamingSystem/agb-z", value: agb }], name };
}
