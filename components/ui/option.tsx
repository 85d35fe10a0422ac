"use client";

import { Check } from "lucide-react";
import { ListBoxItem } from "react-aria-components/ListBox";
import type { Choice } from "./choice.ts";
import { fieldLook } from "./field-look.ts";

/** A choice in the list; the selected one has a check. */
export function Option({ choice }: { choice: Choice }) {
  return (
    <ListBoxItem id={choice.id} textValue={choice.label} className={fieldLook.option}>
      {({ isSelected }) => (
        <>
          <span className="min-w-0 grow">
            <span className="block">{choice.label}</span>
            {choice.detail ? <span className="block font-normal text-ink-soft text-small">{choice.detail}</span> : null}
          </span>
          {isSelected ? <Check aria-hidden="true" className="size-4 shrink-0 text-lead" /> : null}
        </>
      )}
    </ListBoxItem>
  );
}
