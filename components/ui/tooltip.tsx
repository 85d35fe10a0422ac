"use client";

import type { ReactNode } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components/Tooltip";

/** A word about a control without one; opens on hover and on focus. The child is a `Button`. */
export function Tooltip({ words, children }: { words: ReactNode; children: ReactNode }) {
  return (
    <TooltipTrigger delay={500}>
      {children}
      <AriaTooltip
        offset={6}
        className="max-w-xs animate-appear rounded-mark bg-ink px-2 py-1 text-paper text-small shadow-float"
      >
        {words}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
