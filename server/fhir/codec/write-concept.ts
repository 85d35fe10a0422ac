import type { FhirVersion } from "#db/terms/gateways.ts";
import { decimal, type JsonObject } from "#server/fhir/format/json.ts";
import type { SentCode, SentQuantity } from "#server/measurements/values/contract.ts";
import { systemIn } from "./systems.ts";

/** A Coding as encoded in a release. */
export function codingOf(code: SentCode, version: FhirVersion): JsonObject {
  return {
    ...(code.system !== null && { system: systemIn(version, code.system) }),
    ...(code.code !== null && { code: code.code }),
    ...(code.display !== null && { display: code.display }),
  };
}

/** A CodeableConcept; entries without a code become its text. */
export function conceptOf(codes: readonly SentCode[], version: FhirVersion): JsonObject {
  const coded = codes.filter(({ system, code }) => system !== null || code !== null);
  const text = codes.find(({ system, code }) => system === null && code === null)?.display ?? null;
  return {
    ...(coded.length > 0 && { coding: coded.map((code) => codingOf(code, version)) }),
    ...(text !== null && { text }),
  };
}

/** A Quantity as sent, with its precision. */
export function quantityElement(quantity: SentQuantity): JsonObject {
  return {
    value: quantity.written === undefined ? quantity.value : decimal(quantity.written),
    ...(quantity.comparator !== undefined && { comparator: quantity.comparator }),
    ...(quantity.unit !== null && { unit: quantity.unit }),
    ...(quantity.system !== null && { system: quantity.system }),
    ...(quantity.code !== null && { code: quantity.code }),
  };
}
