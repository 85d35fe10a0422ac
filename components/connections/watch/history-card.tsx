import { useTranslations } from "next-intl";
import { noticeMarks } from "#components/connections/status/connection-marks.ts";
import { plainName } from "#components/connections/status/plain-name.ts";
import { Card } from "#components/ui/card.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { NoticeFacts } from "#server/connections/watch/contract.ts";
import { SeeNotices } from "./see-notices.tsx";

/** What lists changed for the organization, newest first, and who has seen it. */
export function HistoryCard({ notices, maySee }: { notices: NoticeFacts[]; maySee: boolean }) {
  const words = useTranslations("connections.history");
  const unseen = notices.filter((notice) => notice.seenAt === null).map((notice) => notice.noticeId);
  return (
    <Card title={words("title")} aside={maySee && unseen.length > 0 ? <SeeNotices noticeIds={unseen} /> : null}>
      {notices.length === 0 ? <p className="text-ink-soft">{words("none")}</p> : null}
      <ol className="relative space-y-3 border-line border-l pl-5">
        {notices.map((notice) => (
          <li key={notice.noticeId} className="relative">
            <Mark state={noticeMarks[notice.kind]} className="-left-7 absolute top-0.75 rounded-round bg-raised" />
            <p className={notice.seenAt ? undefined : "font-strong"}>
              {words(`kinds.${notice.kind}`, {
                provider: notice.providerName,
                subject: notice.subjectName ? plainName(notice.subjectName) : notice.subject,
              })}
            </p>
            <p className="text-ink-soft text-small">
              <When at={notice.listStampedAt ?? notice.createdAt} />
              {notice.listSerial === null ? null : ` · ${words("list", { serial: String(notice.listSerial) })}`}
              {notice.seenByName ? ` · ${words("seen", { name: notice.seenByName })}` : null}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
