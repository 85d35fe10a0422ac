/** Shared look of fields: label, hint, control and error, from top to bottom. */
export const fieldLook = {
  group: "flex min-w-0 flex-col gap-1.5",
  label: "font-strong text-ink",
  hint: "text-small text-ink-soft",
  error: "flex items-start gap-1.5 text-small text-now-ink",
  /** Add the width: `w-full`, or a fixed one. */
  control:
    "min-h-control min-w-0 rounded-control border border-edge bg-raised px-3 text-ink placeholder:text-ink-faint " +
    "transition-colors hover:border-ink-faint focus:border-lead focus:outline-2 focus:outline-lead focus:outline-offset-1 " +
    "invalid:border-now disabled:bg-sunken disabled:text-ink-soft",
  list: "max-h-80 overflow-auto p-1 outline-none",
  option:
    "flex min-h-control cursor-default items-center gap-2 rounded-mark px-2.5 py-1 text-ink outline-none select-none " +
    "data-[focused]:bg-lead-soft selected:font-strong data-[disabled]:text-ink-faint",
  popover: "rounded-control border border-line bg-raised text-ink shadow-float animate-appear data-[exiting]:opacity-0",
} as const;
