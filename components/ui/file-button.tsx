"use client";

import { FileUp } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button } from "./button.tsx";
import type { ButtonLook } from "./button-look.ts";

type FileButtonProps = {
  /** File extensions and media types, as in the `accept` attribute. */
  accept: string;
  onChoose: (file: File) => void;
  look?: ButtonLook;
  isDisabled?: boolean;
  children: ReactNode;
};

/** Opens the file picker; the same file can be chosen again. */
export function FileButton({ accept, onChoose, look, isDisabled, children }: FileButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="file"
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) onChoose(file);
        }}
        tabIndex={-1}
        aria-hidden="true"
        className="sr-only"
      />
      <Button look={look} isDisabled={isDisabled} onPress={() => field.current?.click()}>
        <FileUp aria-hidden="true" className="size-4" />
        {children}
      </Button>
    </>
  );
}
