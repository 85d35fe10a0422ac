/** A person's initials; the full name is always next to it. */
export function PersonMonogram({ name }: { name: string }) {
  const words = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined].map((word) => word?.slice(0, 1) ?? "");
  return (
    <span
      aria-hidden="true"
      className="flex size-10 shrink-0 items-center justify-center rounded-round bg-lead-soft font-strong text-lead"
    >
      {letters.join("")}
    </span>
  );
}
