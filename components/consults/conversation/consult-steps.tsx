"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ConsultPlace, consultAddress, inboxAddress } from "#components/consults/inbox/consult-address.ts";
import { useWalk } from "#components/consults/inbox/use-walk.ts";
import { useSingleKeys } from "#components/layout/single-keys.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { InboxView } from "#db/terms/consults.ts";

type ConsultStepsProps = { view: InboxView; consultId: string };

/** The place in the list that was shown, and a step to the previous or the next consult; `j`, `k`, and `u` back to the list. */
export function ConsultSteps({ view, consultId }: ConsultStepsProps) {
  const words = useTranslations("consults.steps");
  const router = useRouter();
  const { next, previous, place } = useWalk(view, consultId);
  const go = (to: ConsultPlace | null) => {
    if (to) router.push(consultAddress(to, view));
  };
  useSingleKeys({ j: () => go(next), k: () => go(previous), u: () => router.push(inboxAddress(view)) });
  if (!place) return null;
  return (
    <nav aria-label={words("label")} className="flex items-center gap-1 max-desk:w-full max-desk:justify-between">
      <Step to={previous} view={view} label={words("previous")}>
        <ChevronLeft aria-hidden="true" className="size-5" />
      </Step>
      <span className="whitespace-nowrap text-ink-soft text-small tabular-nums">{words("place", place)}</span>
      <Step to={next} view={view} label={words("next")}>
        <ChevronRight aria-hidden="true" className="size-5" />
      </Step>
    </nav>
  );
}

type StepProps = { to: ConsultPlace | null; view: InboxView; label: string; children: ReactNode };

/** A step to nothing keeps its room, so that the other stays where the hand is. */
function Step({ to, view, label, children }: StepProps) {
  if (!to) return <span className="size-control" />;
  return (
    <LinkButton look="plain" size="icon" href={consultAddress(to, view)} aria-label={label} title={label}>
      {children}
    </LinkButton>
  );
}
