import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { TieFacts } from "#server/connections/ties/contract.ts";
import { useClaimWords } from "./tie-state.ts";

/** Asks whose a name or code is, as long as messages do not come in by it, or another organization claims it too. */
export function TodayTiesCard({ ties }: { ties: TieFacts[] }) {
  const words = useTranslations("connections.own");
  const sayClaim = useClaimWords();
  const open = ties.filter((tie) => tie.basis === "none" || tie.isContested);
  if (open.length === 0) return null;
  return (
    <Card title={words("todayTitle")}>
      <ul className="space-y-1.5">
        {open.map(({ designation, isContested }) => (
          <li key={designation} className="break-words">
            {words(isContested ? "todayContested" : "todayUnconfirmed", { claim: sayClaim(designation) })}
          </li>
        ))}
      </ul>
      <p className="pt-3">
        <TextLink href="/connections">{words("todayLink")}</TextLink>
      </p>
    </Card>
  );
}
