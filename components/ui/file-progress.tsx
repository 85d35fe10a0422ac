import { Callout } from "./callout.tsx";
import { Spinner } from "./spinner.tsx";

type FileProgressProps = {
  isReading: boolean;
  /** Shown while the file is being read. */
  words: string;
  /** Why the file was refused; null if it was not, or if there is none yet. */
  refusal: string | null;
};

/** The state of a chosen file: being read, or refused and why. */
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
