"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SignInFrame } from "#components/people/sign-in-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { SignInMethod } from "#db/terms/people.ts";
import { ProviderButton } from "./provider-button.tsx";
import { UnlockForm } from "./unlock-form.tsx";

const TakeOver = dynamic(() => import("./take-over.tsx").then((module) => module.TakeOver), {
  ssr: false,
  loading: Opening,
});

const intros = { password: "intro", oidc: "introOidc", demo: "introDemo" } as const;

type LockedScreenProps = {
  next: string;
  name: string;
  method: SignInMethod;
  /** The organization's own provider, when there is one. */
  providerName: string | null;
  isDemo: boolean;
};

/** A locked screen: whoever was here unlocks it, or somebody else takes it over. */
export function LockedScreen({ next, name, method, providerName, isDemo }: LockedScreenProps) {
  const words = useTranslations("people.lock");
  const signInWords = useTranslations("people.signIn");
  const [isTakenOver, setIsTakenOver] = useState(false);
  if (isTakenOver) {
    const onBack = () => setIsTakenOver(false);
    return <TakeOver name={name} providerName={providerName} isDemo={isDemo} onBack={onBack} />;
  }
  const other = (
    <Button look="plain" preventFocusOnPress onPress={() => setIsTakenOver(true)}>
      {words("takeOver.open")}
    </Button>
  );
  return (
    <SignInFrame title={words("heading")} intro={words(intros[method], { name })} below={other}>
      {method === "oidc" ? (
        <ProviderButton label={signInWords("oidc", { name: providerName ?? "" })} next={next} />
      ) : (
        <UnlockForm next={next} asksPassword={method === "password"} />
      )}
    </SignInFrame>
  );
}
