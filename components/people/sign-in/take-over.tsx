"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { SignInFrame } from "#components/people/sign-in-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { Arrival } from "#server/people/sign-in/contract.ts";
import { ProviderButton } from "./provider-button.tsx";
import { SecondFactorForm } from "./second-factor-form.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { SwitchAccount } from "./switch-account.tsx";

/** Where a newcomer arrives; never where the person before was, which may be a patient. */
const start = "/";

type TakeOverProps = { name: string; providerName: string | null; isDemo: boolean; onBack: () => void };

/** The address of a locked screen holds where the person before was; whoever goes back must not come there. */
const forgetPlace = () => window.history.replaceState(null, "", "/lock");

/** Somebody else signs in at a locked screen: through the provider, or without leaving it by password and second factor. */
export function TakeOver({ name, providerName, isDemo, onBack }: TakeOverProps) {
  const words = useTranslations("people.lock.takeOver");
  const signInWords = useTranslations("people.signIn");
  const secondWords = useTranslations("people.secondFactor");
  const [arrival, setArrival] = useState<Arrival | null>(null);
  const arrive = async () => {
    forgetPlace();
    const found = await api.people.arrival.query();
    if (found.hasSecondFactor) setArrival(found);
    else window.location.assign("/sign-in/second-factor");
  };
  if (arrival) {
    return (
      <SignInFrame title={secondWords("heading", { name: arrival.name })} below={<SwitchAccount />}>
        <SecondFactorForm next={start} />
      </SignInFrame>
    );
  }
  const back = (
    <Button look="plain" preventFocusOnPress onPress={onBack}>
      {words("back", { name })}
    </Button>
  );
  return (
    <SignInFrame title={words("heading")} intro={words("intro", { name })} below={back}>
      <div className="space-y-5">
        {isDemo ? (
          <Callout state="note" actions={<LinkButton href="/demo">{signInWords("chooseDemo")}</LinkButton>}>
            {signInWords("demo")}
          </Callout>
        ) : null}
        {providerName ? (
          <>
            <ProviderButton
              label={signInWords("oidc", { name: providerName })}
              next={start}
              isNewcomer
              onLeave={forgetPlace}
            />
            <p className="text-center text-body text-ink-soft">{signInWords("or")}</p>
          </>
        ) : null}
        <SignInForm next={start} onProved={arrive} autoFocus />
      </div>
    </SignInFrame>
  );
}
