"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { goToProvider } from "./sign-in-client.ts";

/** To the organization's own place to sign in, and back. */
export function ProviderButton({ name, next }: { name: string; next: string }) {
  const words = useTranslations("people.signIn");
  const [isPending, startTransition] = useTransition();
  return (
    <Button className="w-full" isPending={isPending} onPress={() => startTransition(() => goToProvider(next))}>
      {words("oidc", { name })}
    </Button>
  );
}
