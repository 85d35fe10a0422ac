import { useTranslations } from "next-intl";
import { memo, type RefObject } from "react";
import { FindingList, type FindingListProps } from "./finding-list.tsx";
import { ReadingLine } from "./reading-line.tsx";
import type { AdviceOnText } from "./use-advice.ts";

type RemarksProps = Pick<FindingListProps, "onReplace" | "onShow" | "onPoint"> & {
  advice: AdviceOnText;
  /** Takes the focus when no finding is left to do. */
  verdict: RefObject<HTMLParagraphElement | null>;
};

/** How the text reads, and what was found in it. Rendered only for other advice, so that typing does not wait for it. */
export const Remarks = memo(function Remarks({ advice, verdict, ...acts }: RemarksProps) {
  const words = useTranslations("messages.writing");
  const { text, findings, reading } = advice;
  return (
    <>
      <p
        ref={verdict}
        tabIndex={-1}
        className="flex flex-wrap items-center justify-between gap-x-4 gap-y-0.5 text-ink-soft"
      >
        <ReadingLine reading={reading} />
        <span className="text-small">{words("count", { count: findings.length })}</span>
      </p>
      <FindingList {...acts} text={text} findings={findings} after={verdict} />
    </>
  );
});
