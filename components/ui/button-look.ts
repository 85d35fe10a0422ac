import { classNames } from "./class-names.ts";

/**
 * `primary` is the single filled button of a view; `quiet` goes next to it; `plain` is for rows and bars; `grave` for
 * what cannot be undone.
 */
export type ButtonLook = "primary" | "quiet" | "plain" | "grave";
export type ButtonSize = "control" | "small" | "icon";

const looks: Record<ButtonLook, string> = {
  primary: "bg-lead text-lead-ink shadow-raised hover:bg-lead-deep",
  quiet: "border border-edge/55 bg-raised text-ink shadow-raised hover:border-edge hover:bg-sunken",
  plain: "text-ink-soft hover:bg-ink/6 hover:text-ink",
  grave: "border border-now/45 bg-raised text-now-ink hover:bg-now-soft",
};

const sizes: Record<ButtonSize, string> = {
  control: "min-h-control px-control-x",
  small: "min-h-8 px-2.5 text-small touch:min-h-control",
  icon: "size-control shrink-0",
};

/** Class names shared by buttons and links that look like one. */
export function buttonLook(look: ButtonLook = "quiet", size: ButtonSize = "control"): string {
  return classNames(
    "inline-flex select-none items-center justify-center gap-2 whitespace-nowrap rounded-control font-strong",
    "transition-colors duration-100 active:translate-y-px disabled:opacity-50 [&_svg]:shrink-0",
    sizes[size],
    looks[look],
  );
}
