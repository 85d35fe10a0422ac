import type { FhirVersion } from "#db/terms/gateways.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";
import type { SentCode, SentQuantity } from "#server/measurements/contract.ts";
import { systemIn } from "./systems.ts";

/** A Coding as a release writes it. */
export function codingOf(code: SentCode, version: FhirVersion): JsonObject {
  return {
    ...(code.system !== null && { system: systemIn(version, code.system) }),
    ...(code.code !== null && { code: code.code }),
    ...(code.display !== null && { display: code.display }),
  };
}

/** A CodeableConcept; what has no code is its text. */
export function conceptOf(codes: readonly SentCode[], version: FhirVersion): JsonObject {
  const coded = codes.filter(({ system, code }) => system !== null || code !== null);
  const text = codes.find(({ system, code }) => system === null && code === null)?.display ?? null;
  return {
    ...(coded.length > 0 && { coding: coded.map((code) => codingOf(code, version)) }),
    ...(text !== null && { text }),
  };
}

/** A Quantity as it was sent. */
export function quantityElement(quantity: SentQuantity): JsonObject {
  return {
    value: quantity.value,
    ...(quantity.comparator !== undefined && { comparator: quantity.comparator }),
    ...(quantity.unit !== null && { unit: quantity.unit }),
    ...(quantity.system !== null && { system: quantity.system }),
    ...(quantity.code !== null && { code: quantity.code }),
  };
}
