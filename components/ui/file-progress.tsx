import { Callout } from "./callout.tsx";
import { Spinner } from "./spinner.tsx";

type FileProgressProps = {
  isReading: boolean;
  /** Said while the file is read. */
  words: string;
  /** Why it was not taken; null when it was, or when there is none yet. */
  refusal: string | null;
};

/** How it goes with a file that somebody chose: it is being read, or it was refused and why. */
export function FileProgress({ isReading, words, refusal }: FileProgressProps) {
  if (refusal !== null)
    return (
      <Callout state="now" isLive>
        {refusal}
      </Callout>
    );
  return isReading ? (
    <p role="status" className="flex items-center gap-2">
      <Spinner />
      {words}
    </p>
  ) : null;
}
