import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { OutsideLink } from "#components/ui/outside-link.tsx";
import { SourceLine } from "#components/ui/source-line.tsx";
import type { LabelState } from "#db/terms/suppliers.ts";
import type { GatewayRead } from "#server/suppliers/contract.ts";

/** A gateway's name, label and website, with the source. */
export function GatewayLine({ gateway }: { gateway: GatewayRead }) {
  return (
    <li className="py-1">
      <span className="flex flex-wrap items-center gap-x-2">
        <span className="font-strong">{gateway.name}</span>
        <LabelBadge state={gateway.labelState} />
      </span>
      {gateway.website ? <OutsideLink href={gateway.website} /> : null}
      <SourceLine source={gateway.source} date={gateway.sourceDate} />
    </li>
  );
}

const marks = { labelled: "fine", "not-labelled": "look", unknown: "unknown" } as const satisfies Record<
  LabelState,
  string
>;

/** Whether a supplier has the MedMij label, as far as is known. */
export function LabelBadge({ state }: { state: LabelState }) {
  const words = useTranslations("suppliers.label");
  return <Badge state={marks[state]}>{words(state)}</Badge>;
}
