import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { Finding } from "#server/messages/writing/contract.ts";
import { findingLook } from "./finding-look.ts";

type FindingRowProps = {
  finding: Finding;
  /** The words as they stand in the text. */
  found: string;
  onReplace: () => void;
  /** Selects the words in the field, where only the writer knows better ones. */
  onShow: () => void;
  onPoint: (isPointed: boolean) => void;
};

/** The words that were found, why, and one thing to do about them. */
export function FindingRow({ finding, found, onReplace, onShow, onPoint }: FindingRowProps) {
  const words = useTranslations("messages.writing");
  const about = useId();
  const { kind, reason, alternative, isReady } = finding;
  const put = isReady ? alternative : null;
  const explained = isReady ? null : alternative;
  const act = () => {
    if (put === null) return words("show");
    return put === "" ? words("remove", { found }) : words("replace", { alternative: put });
  };
  return (
    <li className="flex flex-col items-start gap-x-3 gap-y-1.5 py-2.5 @sm:flex-row @sm:flex-wrap @sm:items-center">
      <div id={about} className="min-w-0 @sm:min-w-32 @sm:flex-1">
        <p className="wrap-anywhere line-clamp-2 pb-1">
          <span className={classNames("font-strong", findingLook[kind])}>{found}</span>
        </p>
        <p className="text-ink-soft text-small">
          {words(`why.${reason}`)}
          {explained === null ? null : ` ${words("means", { alternative: explained })}`}
        </p>
      </div>
      <Button
        size="small"
        aria-describedby={about}
        className="max-w-full whitespace-normal! py-1 text-left"
        onPress={put === null ? onShow : onReplace}
        onPointerEnter={() => onPoint(true)}
        onPointerLeave={() => onPoint(false)}
        onFocus={() => onPoint(true)}
        onBlur={() => onPoint(false)}
      >
        {act()}
      </Button>
    </li>
  );
}
