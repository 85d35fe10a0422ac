import { classNames } from "./class-names.ts";

/** A placeholder of the final size while something loads, so that the layout does not shift. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classNames("block animate-breathe rounded-mark bg-line", className)} />;
}
