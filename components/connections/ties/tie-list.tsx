import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { When } from "#components/ui/when.tsx";
import type { TieRow } from "#server/connections/ties/contract.ts";
import { ConfirmTie } from "./confirm-tie.tsx";
import { tieMarks, tieState, useClaimWords } from "./tie-state.ts";
import { WithdrawTie } from "./withdraw-tie.tsx";

type TieListProps = {
  rows: TieRow[];
  /** Of a search, or a further page. */
  isPart: boolean;
  nextHref: string | null;
};

/** Who says to be whom, with the proof that was seen, for the alliance. */
export function TieList({ rows, isPart, nextHref }: TieListProps) {
  const words = useTranslations("connections.confirm");
  return (
    <Card title={words("list")} padding="bare">
      {rows.length === 0 ? (
        <EmptyState title={words("empty")}>{words(isPart ? "emptyPart" : "emptyBody")}</EmptyState>
      ) : null}
      <ul className="divide-y divide-line">
        {rows.map((tie) => (
          <TieLine key={`${tie.designation} ${tie.organizationId}`} tie={tie} />
        ))}
      </ul>
      {nextHref ? (
        <div className="border-line border-t px-card py-3">
          <LinkButton href={nextHref} size="small">
            {words("next")}
          </LinkButton>
        </div>
      ) : null}
    </Card>
  );
}

function TieLine({ tie }: { tie: TieRow }) {
  const words = useTranslations("connections.confirm");
  const own = useTranslations("connections.own");
  const state = tieState(tie);
  const claim = useClaimWords()(tie.designation);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-card py-row">
      <div className="min-w-0 space-y-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="break-all font-strong">{claim}</span>
          <Badge state={tieMarks[state]}>{own(`state.${state}`)}</Badge>
        </p>
        <p className="text-ink-soft text-small">{[tie.organizationName, tie.city].filter(Boolean).join(" · ")}</p>
        {tie.otherNames.length > 0 ? (
          <p className="text-small">{words("others", { names: tie.otherNames.join(", ") })}</p>
        ) : null}
        <ProofLine tie={tie} />
      </div>
      {tie.basis === "proof" && tie.confirmation ? (
        <WithdrawTie confirmationId={tie.confirmation.confirmationId} claim={claim} />
      ) : (
        <ConfirmTie
          organizationId={tie.organizationId}
          organization={tie.organizationName}
          designation={tie.designation}
          claim={claim}
        />
      )}
    </li>
  );
}

function ProofLine({ tie: { basis, confirmation } }: { tie: TieRow }) {
  const own = useTranslations("connections.own");
  const proofs = useTranslations("connections.proofs");
  if (!confirmation) return null;
  const { withdrawnAt, withdrawalNote, proof, byName, at, note } = confirmation;
  if (basis !== "proof" && withdrawnAt) {
    return (
      <p className="break-words text-small">
        {withdrawalNote === null ? own("lapsed") : own("withdrawn", { note: withdrawalNote })} ·{" "}
        <When at={withdrawnAt} precision="day" />
      </p>
    );
  }
  return (
    <p className="break-words text-ink-soft text-small">
      {own("proof", { proof: proofs(proof), name: byName ?? own("operator") })} · <When at={at} precision="day" />
      <span className="block">{note}</span>
    </p>
  );
}
