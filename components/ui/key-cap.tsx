/** A keyboard key, labelled as it is printed. */
export function KeyCap({ children }: { children: string }) {
  return (
    <kbd className="inline-flex min-w-5 items-center justify-center rounded-mark border border-line border-b-2 bg-raised px-1 font-sans text-ink-soft text-small leading-4.5">
      {children}
    </kbd>
  );
}
