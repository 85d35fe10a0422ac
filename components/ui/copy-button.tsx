"use client";

import { Check, Copy } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import type { ButtonLook, ButtonSize } from "./button-look.ts";

type CopyButtonProps = {
  text: string;
  children: ReactNode;
  /** Label after copying. */
  done: ReactNode;
  look?: ButtonLook;
  size?: ButtonSize;
};

/** Copies text to the clipboard and confirms it. */
export function CopyButton({ text, children, done, look = "quiet", size = "small" }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
  };
  return (
    <Button look={look} size={size} onPress={copy} className="print:hidden">
      {isCopied ? <Check aria-hidden="true" className="size-4" /> : <Copy aria-hidden="true" className="size-4" />}
      <span aria-live="polite">{isCopied ? done : children}</span>
    </Button>
  );
}
