import { classNames } from "./class-names.ts";

/** The place of something that is coming, in the size it will have, so that nothing moves. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classNames("block animate-breathe rounded-mark bg-line", className)} />;
}
