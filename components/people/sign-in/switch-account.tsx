"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";

/** Ends the session of the previous person at this browser. */
export function SwitchAccount() {
  const words = useTranslations("people.lock");
  const { run, isPending } = useAction();
  const leave = () => run(() => api.people.signOut.mutate(), { onDone: () => window.location.assign("/sign-in") });
  return (
    <Button look="plain" preventFocusOnPress isPending={isPending} onPress={leave}>
      {words("other")}
    </Button>
  );
}
