import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { TieConfirmation, TieFacts } from "#server/connections/ties/contract.ts";
import { tieMarks, tieState, useClaimWords } from "./tie-state.ts";

/** Whether messages reach the organization: per AGB code and name, how it was confirmed, or what to do. */
export function OwnTiesCard({ ties }: { ties: TieFacts[] }) {
  const words = useTranslations("connections.own");
  return (
    <Card title={words("title")}>
      <p className="pb-3 text-ink-soft">{ties.length === 0 ? words("none") : words("intro")}</p>
      <ul className="divide-y divide-line">
        {ties.map((tie) => (
          <OwnTie key={tie.designation} tie={tie} />
        ))}
      </ul>
    </Card>
  );
}

function OwnTie({ tie }: { tie: TieFacts }) {
  const words = useTranslations("connections.own");
  const { designation, basis, isContested, confirmation } = tie;
  const state = tieState(tie);
  const name = useClaimWords()(designation);
  return (
    <li className="flex gap-3 py-2.5 first:pt-0">
      <Mark state={tieMarks[state]} className="mt-0.75" />
      <div className="min-w-0 grow space-y-1">
        <p className="break-words font-strong">{name}</p>
        <p className="text-small">{words(`state.${state}`)}</p>
        {basis === "proof" && confirmation ? <Proof confirmation={confirmation} /> : null}
        {basis === "link-list" ? <p className="text-ink-soft text-small">{words("link-list")}</p> : null}
        {basis !== "proof" && confirmation?.withdrawnAt ? (
          <p className="text-small">
            {confirmation.withdrawalNote === null
              ? words("lapsed")
              : words("withdrawn", { note: confirmation.withdrawalNote })}
          </p>
        ) : null}
        {isContested ? (
          <p className="text-small">{words(basis === "none" ? "contested" : "contestedSafe")}</p>
        ) : basis === "none" ? (
          <p className="text-small">{words("unconfirmed")}</p>
        ) : null}
      </div>
    </li>
  );
}

function Proof({ confirmation }: { confirmation: TieConfirmation }) {
  const words = useTranslations("connections.own");
  const proofs = useTranslations("connections.proofs");
  return (
    <>
      <p className="text-ink-soft text-small">
        {words("proof", { proof: proofs(confirmation.proof), name: confirmation.byName ?? words("operator") })}
        {" · "}
        <When at={confirmation.at} precision="day" />
      </p>
      <p className="break-words text-ink-soft text-small">{confirmation.note}</p>
    </>
  );
}
