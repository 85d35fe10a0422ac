"use client";

import dynamic from "next/dynamic";
import { fieldLook } from "./field-look.ts";
import { Skeleton } from "./skeleton.tsx";
import type { TypeAheadProps } from "./type-ahead-input.tsx";

// Lists that open are heavy: they come after the page, into a place of the same size.
const TypeAheadInput = dynamic(() => import("./type-ahead-input.tsx").then((module) => module.TypeAheadInput), {
  ssr: false,
  loading: () => (
    <div className={fieldLook.group}>
      <Skeleton className="h-5.5 w-32" />
      <Skeleton className="h-control w-full" />
      <Skeleton className="h-4.5 w-64" />
    </div>
  ),
});

/** One out of a list that only the server knows: it looks while somebody types. */
export function TypeAhead(props: TypeAheadProps) {
  return <TypeAheadInput {...props} />;
}
