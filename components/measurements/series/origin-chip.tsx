"use client";

import { Hand, Smartphone, Stethoscope } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { MeasurementOrigin } from "#db/terms/measurements.ts";
import type { MeasuredValue } from "#server/measurements/values/contract.ts";
import type { OriginContext } from "./origin-context.ts";
import { OriginFacts } from "./origin-facts.tsx";

const icons: Record<MeasurementOrigin, typeof Hand> = { patient: Hand, device: Smartphone, practice: Stethoscope };

/**
 * The origin of a value in two words; a press shows the rest: who, with which device, when, why it was shared, changed
 * or not.
 */
export function OriginChip({ value, context }: { value: MeasuredValue; context: OriginContext }) {
  const words = useTranslations("measurements.origin");
  const [isOpen, setIsOpen] = useState(false);
  const factsId = useId();
  const Icon = icons[value.origin];
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? factsId : undefined}
        onClick={() => setIsOpen((was) => !was)}
        className="inline-flex min-h-6 items-center gap-1.5 whitespace-nowrap rounded-round border border-line bg-ink/4 px-2 text-ink-soft text-small hover:border-edge hover:text-ink touch:min-h-9 print:border-0 print:p-0"
      >
        <Icon aria-hidden="true" className="size-3.5 shrink-0" />
        {words(`short.${value.origin}`)}
        <span className="sr-only">{words("more")}</span>
      </button>
      {isOpen ? <OriginFacts id={factsId} value={value} context={context} /> : null}
    </>
  );
}
