import { useEffect, useRef, useState } from "react";
import { adviceOn, type PasswordAdvice, type Weigh } from "./password-advice.ts";

/** Long enough that a screen reader is not interrupted at every letter. Own choice (2026-11-30). */
const typingPauseMs = 800;

/**
 * The advice on a password once typing pauses; null while somebody types. What is sent is not asked about any more: the server judges it, and
 * the link to join may be used up by then. `weigh` must be stable.
 */
export function usePasswordAdvice(password: string, weigh: Weigh, isSubmitting: boolean): PasswordAdvice | null {
  const sent = useRef("");
  const [given, setGiven] = useState<{ about: string; advice: PasswordAdvice | null } | null>(null);
  useEffect(() => {
    if (isSubmitting) sent.current = password;
    if (password === sent.current) return;
    const stop = new AbortController();
    const ask = async () => {
      const advice = await adviceOn(password, weigh, stop.signal);
      if (!stop.signal.aborted) setGiven({ about: password, advice });
    };
    const pause = setTimeout(() => void ask(), typingPauseMs);
    return () => {
      clearTimeout(pause);
      stop.abort();
    };
  }, [password, weigh, isSubmitting]);
  return given?.about === password ? given.advice : null;
}
