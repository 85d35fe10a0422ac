import type { FhirVersion } from "#db/terms/gateways.ts";
import { partyHead } from "#server/fhir/nl-core.ts";
import type { Resource } from "#server/fhir/sender.ts";
import { wordsIn } from "#server/language/words.ts";
import type { ServedParties } from "#server/questionnaires/serving-contract.ts";

// Whom a task refers to: a name and a role, and nothing else of a person.

type SenderFacts = ServedParties["senders"][number];

export function practitionerOf({ personId, name }: SenderFacts, version: FhirVersion): Resource {
  return { ...partyHead("Practitioner", personId, version), name: [{ text: name }] };
}

export function roleOf(
  { personId, name, roles }: SenderFacts,
  organization: ServedParties["organization"],
  version: FhirVersion,
): Resource {
  const words = wordsIn("nl", "shell");
  const code = roles.map((role) => ({ text: words(`roles.${role}`) }));
  return {
    ...partyHead("PractitionerRole", personId, version),
    practitioner: { reference: `Practitioner/${personId}`, display: name },
    organization: { reference: `Organization/${organization.organizationId}`, display: organization.name },
    ...(code.length > 0 ? { code } : {}),
  };
}

export function organizationOf(
  { organizationId, name, agb }: ServedParties["organization"],
  version: FhirVersion,
): Resource {
  const head = partyHead("Organization", organizationId, version);
  if (agb === null) return { ...head, name };
  return { ...head, identifier: [{ system: "http://fhir.nl/fhir/NamingSystem/agb-z", value: agb }], name };
}
