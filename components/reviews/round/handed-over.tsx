import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { When } from "#components/ui/when.tsx";
import type { HandOver } from "#server/reviews/round/hand-over-contract.ts";

/** To whom this patient was handed over and why, for everybody who opens them. */
export function HandedOver({ handOver: { toName, reason, byName, handedAt } }: { handOver: HandOver }) {
  const words = useTranslations("reviews.hand-over");
  const nobody = words("somebody");
  return (
    <Callout state="note" title={words("handed", { name: toName ?? nobody, reason })}>
      {words("by", { name: byName ?? nobody })} <When at={handedAt} />
    </Callout>
  );
}
