import { createHash } from "node:crypto";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { SentCode, Understood } from "./contract.ts";

/** 48 bits: exact as a number, and far more than the few codings of one patient can collide in. */
const codingBytes = 6;

/** What a value was sent with; null: recorded by the practice, without codes. */
type Sent = Pick<Understood, "codes" | "categories"> | null;

/**
 * A number for the kind, codes and categories of a value, in their order and without display texts: values with the same number are found
 * by the same searches. An index on it leads to the few codings of a patient, however many values there are.
 */
export function codingOf(kind: MeasurementKind, sent: Sent): number {
  const text = JSON.stringify([kind, coded(sent?.codes ?? []), coded(sent?.categories ?? [])]);
  return createHash("sha256").update(text).digest().readUIntBE(0, codingBytes);
}

function coded(codes: readonly SentCode[]) {
  return codes.map(({ system, code }) => [system, code]);
}
