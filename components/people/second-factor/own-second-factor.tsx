"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { AskFirst } from "#components/people/staff/ask-first.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { Opening } from "#components/ui/opening.tsx";
import { When } from "#components/ui/when.tsx";
import type { SecondFactorOffer } from "#server/people/second-factor/contract.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";

const EnrolSecondFactor = dynamic(
  () => import("./enrol-second-factor.tsx").then((module) => module.EnrolSecondFactor),
  { ssr: false, loading: Opening },
);

type OwnSecondFactorProps = { since: Date | string | null; recoveryCodesLeft: number };

/** The reader's second factor: enrol another phone, or renew the recovery codes. */
export function OwnSecondFactor({ since, recoveryCodesLeft }: OwnSecondFactorProps) {
  const words = useTranslations("people.profile.secondFactor");
  const enrolWords = useTranslations("people.enrol");
  const recoveryWords = useTranslations("people.recovery");
  const router = useRouter();
  const [offer, setOffer] = useState<SecondFactorOffer | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);
  const { run, isPending } = useAction();
  const finish = () => {
    setOffer(null);
    setCodes(null);
    router.refresh();
  };
  return (
    <div className="space-y-4">
      <div className="space-y-1.5">
        <p className="flex items-center gap-2">
          <Mark state={since ? "fine" : "open"} />
          {since ? (
            <span>
              {words("since")} <When at={since} />
            </span>
          ) : (
            words("off")
          )}
        </p>
        {since ? (
          <p className="flex items-center gap-2">
            <Mark state={recoveryCodesLeft > 2 ? "fine" : "look"} />
            {words("codes", { count: recoveryCodesLeft })}
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          isPending={isPending}
          onPress={() => run(() => api.people.offerSecondFactor.mutate(), { onDone: setOffer })}
        >
          {since ? words("replace") : enrolWords("title")}
        </Button>
        {since ? (
          <Button isPending={isPending} onPress={() => setIsAsking(true)}>
            {words("renew")}
          </Button>
        ) : null}
      </div>
      {isAsking ? (
        <AskFirst
          title={words("renewTitle")}
          verb={words("renewSubmit")}
          onDecide={() => run(() => api.people.renewRecoveryCodes.mutate(), { onDone: setCodes })}
          onClose={() => setIsAsking(false)}
        >
          {words("renewBody")}
        </AskFirst>
      ) : null}
      <Dialog
        isOpen={offer !== null}
        onOpenChange={() => setOffer(null)}
        title={enrolWords("heading")}
        role="alertdialog"
      >
        {offer ? <EnrolSecondFactor offer={offer} onDone={finish} /> : null}
      </Dialog>
      <Dialog isOpen={codes !== null} onOpenChange={finish} title={recoveryWords("title")} role="alertdialog">
        {codes ? <RecoveryCodes codes={codes} onKept={finish} /> : null}
      </Dialog>
    </div>
  );
}
