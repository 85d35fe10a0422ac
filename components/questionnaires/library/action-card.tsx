import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import type { ActionView } from "#server/questionnaires/library/contract.ts";
import { AgreeAction } from "./agree-action.tsx";
import { AgreedAction } from "./flagged-answers.tsx";

type ActionCardProps = { questionnaireId: string; actions: ActionView[]; canAgree: boolean };

/** What the practice agreed to do about flagged answers. */
export function ActionCard({ questionnaireId, actions, canAgree }: ActionCardProps) {
  const words = useTranslations("questionnaires.view");
  if (actions.length === 0) return null;
  return (
    <Card title={words("actions")}>
      <ul className="space-y-4">
        {actions.map((action) => (
          <li key={action.linkId}>
            <p className="text-ink-soft">“{action.question}”</p>
            <AgreedAction action={action} />
            {canAgree ? <AgreeAction questionnaireId={questionnaireId} action={action} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
