"use client";

import dynamic from "next/dynamic";
import { fieldLook } from "./field-look.ts";
import { Skeleton } from "./skeleton.tsx";
import type { TypeAheadProps } from "./type-ahead-input.tsx";

// React Aria's combo box is large, so it loads after the page, into a placeholder of the same size.
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

/** One choice from a list that only the server has, searched while typing. */
export function TypeAhead(props: TypeAheadProps) {
  return <TypeAheadInput {...props} />;
}
