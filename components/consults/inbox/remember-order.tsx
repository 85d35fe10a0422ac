"use client";

import { useEffect } from "react";
import type { ConsultView } from "#db/terms/consults.ts";
import type { ConsultPlace } from "./consult-address.ts";
import { rememberOrder } from "./walk-order.ts";

/** Tells the conversations in which order this list shows them. */
export function RememberOrder({ view, places }: { view: ConsultView; places: ConsultPlace[] }) {
  useEffect(() => rememberOrder({ view, places }), [view, places]);
  return null;
}
