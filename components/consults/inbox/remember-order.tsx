"use client";

import { useEffect } from "react";
import type { InboxView } from "#db/terms/consults.ts";
import type { ConsultPlace } from "./consult-address.ts";
import { rememberOrder } from "./walk-order.ts";

/** Tells the conversations in which order this list shows them. */
export function RememberOrder({ view, places }: { view: InboxView; places: ConsultPlace[] }) {
  useEffect(() => rememberOrder({ view, places }), [view, places]);
  return null;
}
