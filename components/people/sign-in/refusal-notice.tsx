"use client";

import { useTranslations } from "next-intl";
import { useErrorWords } from "#components/api/use-refusal.ts";
import { Callout } from "#components/ui/callout.tsx";

/** Why sign-in through the provider was refused; `told` comes from the URL. */
export function RefusalNotice({ told }: { told: string }) {
  const words = useTranslations("people.signIn");
  const errorWords = useErrorWords();
  const [reason = "", minutes = "15"] = told.split("~");
  return (
    <Callout state="now" title={words("refused")} isLive>
      {errorWords(reason, { minutes }) ?? errorWords("session.oidc-failed")}
    </Callout>
  );
}
