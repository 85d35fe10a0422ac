"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { noticeMarks } from "#components/connections/status/connection-marks.ts";
import { plainName } from "#components/connections/status/plain-name.ts";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { NoticeFacts } from "#server/connections/watch/contract.ts";

/** What a new list changed and nobody in the organization has seen yet. */
export function TodayNoticesCard({ notices }: { notices: NoticeFacts[] }) {
  const words = useTranslations("today.notices");
  const kinds = useTranslations("connections.history.kinds");
  const { run, isPending } = useAction();
  const noticeIds = notices.map((notice) => notice.noticeId);
  return (
    <Card
      title={words("title")}
      aside={
        <Button
          size="small"
          isPending={isPending}
          onPress={() => run(() => api.connections.seeNotices.mutate({ noticeIds }), { done: words("marked") })}
        >
          {words(notices.length > 1 ? "allSeen" : "seen")}
        </Button>
      }
    >
      <ul className="divide-y divide-line">
        {notices.map((notice) => (
          <li key={notice.noticeId} className="flex gap-3 py-2.5 first:pt-0 last:pb-0">
            <Mark state={noticeMarks[notice.kind]} className="mt-0.75" />
            <span className="min-w-0 grow">
              {kinds(notice.kind, {
                provider: notice.providerName,
                subject: notice.subjectName ? plainName(notice.subjectName) : notice.subject,
              })}
            </span>
            <When at={notice.createdAt} className="shrink-0 text-ink-soft text-small" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
