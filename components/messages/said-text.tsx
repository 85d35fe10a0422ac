import { classNames } from "#components/ui/class-names.ts";
import { shownText } from "./shown-text.ts";

type SaidTextProps = {
  text: string;
  /** Only its beginning, on one line. */
  isLine?: boolean;
  className?: string;
};

/** What somebody wrote, as plain text in its own direction: it neither turns nor widens what stands around it. */
export function SaidText({ text, isLine = false, className }: SaidTextProps) {
  return (
    <span
      dir="auto"
      className={classNames(
        "block [unicode-bidi:isolate]",
        isLine ? "truncate text-left" : "whitespace-pre-line [overflow-wrap:anywhere]",
        className,
      )}
    >
      {shownText(text)}
    </span>
  );
}
