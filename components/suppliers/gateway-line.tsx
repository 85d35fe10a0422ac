import { OutsideLink } from "#components/ui/outside-link.tsx";
import { SourceLine } from "#components/ui/source-line.tsx";
import type { GatewayRead } from "#server/suppliers/contract.ts";
import { LabelBadge } from "./label-badge.tsx";

/** A gateway by its name, its label and its site, with where that was read. */
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
