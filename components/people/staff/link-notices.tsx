"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { When } from "#components/ui/when.tsx";
import type { LinkNotice } from "#server/people/staff/contract.ts";

/** Tells, above every screen, of links by which somebody could act in the reader's name, or for the privacy officer in anybody's. */
export function LinkNotices({ notices }: { notices: LinkNotice[] }) {
  const words = useTranslations("people.notices");
  const { run, isPending } = useAction();
  const invitationIds = notices.map((notice) => notice.invitationId);
  if (notices.length === 0) return null;
  const isOwn = notices.some((notice) => notice.isForReader);
  return (
    <Callout
      state="look"
      className="mb-5 print:hidden"
      title={words("title")}
      actions={
        <Button
          size="small"
          isPending={isPending}
          onPress={() => run(() => api.people.seeLinkNotices.mutate({ invitationIds }))}
        >
          {words("seen")}
        </Button>
      }
    >
      <ul className="space-y-1.5">
        {notices.map((notice) => (
          <Notice key={notice.invitationId} notice={notice} />
        ))}
      </ul>
      <p className="pt-1.5">{words(isOwn ? "whatOwner" : "whatOfficer")}</p>
    </Callout>
  );
}

function Notice({ notice: { kind, name, isForReader, madeBy, confirmedBy, createdAt } }: { notice: LinkNotice }) {
  const words = useTranslations("people.notices");
  const maker = madeBy ?? words("operator");
  return (
    <li>
      {isForReader ? words(`mine.${kind}`, { maker }) : words(`others.${kind}`, { maker, name })}
      {confirmedBy ? ` ${words("confirmed", { name: confirmedBy })}` : null} <When at={createdAt} />
    </li>
  );
}
