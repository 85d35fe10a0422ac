"use client";

import type { SecondFactorOffer } from "#server/people/contract.ts";
import { EnrolSecondFactor } from "./enrol-second-factor.tsx";

/** Setting the second step up for the first time, on the way in. */
export function ArrivalEnrolment({ offer, next }: { offer: SecondFactorOffer; next: string }) {
  return <EnrolSecondFactor offer={offer} onDone={() => window.location.assign(next)} />;
}
