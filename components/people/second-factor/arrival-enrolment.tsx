"use client";

import type { SecondFactorOffer } from "#server/people/second-factor/contract.ts";
import { EnrolSecondFactor } from "./enrol-second-factor.tsx";

/** First-time setup of the second factor, during sign-in. */
export function ArrivalEnrolment({ offer, next }: { offer: SecondFactorOffer; next: string }) {
  return <EnrolSecondFactor offer={offer} onDone={() => window.location.assign(next)} />;
}
