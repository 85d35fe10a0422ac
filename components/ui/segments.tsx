import { useId } from "react";
import { classNames } from "./class-names.ts";

type SegmentsProps<Value extends string> = {
  label: string;
  choices: readonly { id: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** One choice from a few, side by side, applied at once. Native radio buttons. */
export function Segments<Value extends string>({ label, choices, value, onChange }: SegmentsProps<Value>) {
  const name = useId();
  return (
    <fieldset className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <legend className="float-left text-ink-soft">{label}</legend>
      <div className="flex rounded-control border border-line bg-sunken p-0.5">
        {choices.map((choice) => (
          <label
            key={choice.id}
            className={classNames(
              "flex min-h-7 cursor-pointer items-center rounded-mark px-2.5 text-small touch:min-h-10",
              "has-focus-visible:outline-2 has-focus-visible:outline-lead has-focus-visible:outline-offset-2",
              choice.id === value ? "bg-raised font-strong text-ink shadow-raised" : "text-ink-soft hover:text-ink",
            )}
          >
            <input
              type="radio"
              name={name}
              value={choice.id}
              checked={choice.id === value}
              onChange={() => onChange(choice.id)}
              className="sr-only"
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
