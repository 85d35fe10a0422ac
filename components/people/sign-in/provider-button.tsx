"use client";

import { useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { goToProvider } from "./sign-in-client.ts";

type ProviderButtonProps = {
  label: string;
  next: string;
  /** Whoever signs in was not at this screen before. */
  isNewcomer?: boolean;
  onLeave?: () => void;
};

/** Signs in through the organization's OpenID Connect provider; for somebody who is signed in, binds their account to it. */
export function ProviderButton({ label, next, isNewcomer = false, onLeave }: ProviderButtonProps) {
  const [isPending, startTransition] = useTransition();
  const leave = async () => {
    onLeave?.();
    await goToProvider(next, { isNewcomer });
  };
  return (
    <Button className="w-full" isPending={isPending} onPress={() => startTransition(leave)}>
      {label}
    </Button>
  );
}
