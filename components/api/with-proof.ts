import { reasonOf } from "./use-refusal.ts";

/** Asks the person to show who they are; resolves to whether they did. */
type Ask = () => Promise<boolean>;

let ask: Ask | undefined;

/** Sets who asks: the shell's one dialog. Returns how to stop. */
export function onProofNeeded(next: Ask): () => void {
  ask = next;
  return () => {
    if (ask === next) ask = undefined;
  };
}

/** Makes a call; when it needs a recent proof of identity, asks for one and makes the call again. */
export async function withProof<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (problem) {
    if (reasonOf(problem) !== "session.prove-again" || !(await ask?.())) throw problem;
    return call();
  }
}
