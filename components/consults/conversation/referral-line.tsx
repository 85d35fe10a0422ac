"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { KeyCap } from "#components/ui/key-cap.tsx";
import type { Referral } from "#server/consults/referral/contract.ts";
import { HelpdeskLine } from "./helpdesk-line.tsx";

type ReferralLineProps = {
  referral: Referral;
  /** Its text stands in the answer, as it is or changed. */
  isPlaced: boolean;
  onPlace: () => void;
  onTakeAway: () => void;
};

/** Says that a question looks as if it is about the PGO, by which words, and where the patient finds help. */
export function ReferralLine({ referral, isPlaced, onPlace, onTakeAway }: ReferralLineProps) {
  const words = useTranslations("consults.referral");
  const { cause, careWords, pgoName, knowsSupplier, helpdesks } = referral;
  const about = words(`causes.${cause}`);
  const quoted = (texts: string[]) => texts.map((text) => `‘${text}’`).join(", ");
  const hasCare = careWords.length > 0;
  return (
    <Callout
      state="note"
      title={words(hasCare ? "likelyBoth" : "likely", { about })}
      className="print:hidden"
      actions={
        isPlaced ? (
          <Button size="small" onPress={onTakeAway}>
            {words("takeAway")}
          </Button>
        ) : (
          <Button size="small" onPress={onPlace} aria-keyshortcuts="d">
            <span className="contents max-desk:hidden">
              <KeyCap>d</KeyCap>
            </span>
            {words("place")}
          </Button>
        )
      }
    >
      <p>{words("because", { words: quoted(referral.words) })}</p>
      {hasCare ? <p>{words("careToo", { words: quoted(careWords) })}</p> : null}
      {isPlaced ? (
        <>
          {hasCare ? null : <p>{words("counted", { about })}</p>}
          <ul className="pt-1">
            {helpdesks.map((helpdesk) => (
              <HelpdeskLine key={helpdesk.name} helpdesk={helpdesk} />
            ))}
          </ul>
          {knowsSupplier ? null : (
            <p className="text-ink-soft text-small">
              {words("noSupplier", { pgo: pgoName ?? "-", isNamed: pgoName === null ? "no" : "yes" })}
            </p>
          )}
        </>
      ) : null}
    </Callout>
  );
}
