import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import type { Instructions } from "#server/messages/instruction-contract.ts";
import { EditInstructions } from "./edit-instructions.tsx";
import { RestoreInstructions } from "./restore-instructions.tsx";

/** The instructions of each measurement protocol: Balie's, or the practice's own. */
export function InstructionList({ all, mayMaintain }: { all: Instructions[]; mayMaintain: boolean }) {
  const words = useTranslations("messages.instructions");
  const own = useTranslations("messages.templates")("own");
  const names = useTranslations("measurements.protocols");
  return (
    <Card title={words("title")} padding="bare">
      <ul className="divide-y divide-line">
        {all.map((one) => (
          <li key={one.kind} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-card py-row">
            <div className="min-w-0 grow basis-80">
              <h3 className="flex flex-wrap items-center gap-2 font-strong">
                {names(one.kind)}
                {one.isOwn ? <Badge state="open">{own}</Badge> : null}
              </h3>
              <p className="line-clamp-3 max-w-prose whitespace-pre-line text-ink-soft">{one.body}</p>
            </div>
            {mayMaintain ? (
              <div className="flex gap-1 max-pane:-ml-2.5">
                <EditInstructions instructions={one} />
                {one.isOwn ? <RestoreInstructions kind={one.kind} /> : null}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
