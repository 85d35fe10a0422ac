"use client";

import { useSyncExternalStore } from "react";
import type { InboxView } from "#db/terms/consults.ts";
import { rememberedOrder, stepsFrom, type WalkSteps } from "./walk-order.ts";

/** The order changes only with the list, and that is another screen. */
const never = () => () => undefined;

/** The steps from this consult in the list that was shown last; none after the page was loaded anew. */
export function useWalk(view: InboxView, consultId: string): WalkSteps {
  const order = useSyncExternalStore(never, rememberedOrder, () => null);
  return stepsFrom(order, view, consultId);
}
