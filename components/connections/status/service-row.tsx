import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { Mark, type MarkState } from "#components/ui/mark.tsx";

type ServiceRowProps = {
  state: MarkState;
  /** The mark as text, for screen readers. */
  stateWords: string;
  name: string;
  detail: string;
  meaning: ReactNode;
  since: ReactNode;
  gateway: ReactNode;
  isAbsent?: boolean;
};

const cell =
  "px-3 py-row align-top max-pane:block max-pane:py-0.5 max-pane:pr-card max-pane:pl-[calc(var(--spacing-card)+1.75rem)] max-pane:empty:hidden";

/** One kind of data in the table; on a phone its cells are stacked under its name. */
export function ServiceRow(props: ServiceRowProps) {
  const { state, stateWords, name, detail, meaning, since, gateway, isAbsent } = props;
  return (
    // biome-ignore-start lint/a11y/useSemanticElements lint/a11y/noRedundantRoles: some browsers drop the row role of a card
    <tr
      role="row"
      className={classNames(
        "border-line border-b last:border-b-0 max-pane:block max-pane:py-3",
        isAbsent && "bg-sunken/50",
      )}
    >
      <td role="cell" className="px-card py-row align-top max-pane:block max-pane:py-0.5">
        <span className="flex gap-3">
          <Mark state={state} label={stateWords} className="mt-0.75" />
          <span className="min-w-0">
            <span className="block font-strong">{name}</span>
            <span className="block text-ink-soft text-small">{detail}</span>
          </span>
        </span>
      </td>
      <td role="cell" className={cell}>
        {meaning}
      </td>
      <td role="cell" className={cell}>
        {since}
      </td>
      <td role="cell" className={classNames(cell, "pane:pr-card")}>
        {gateway}
      </td>
    </tr>
    // biome-ignore-end lint/a11y/useSemanticElements lint/a11y/noRedundantRoles: as above
  );
}
