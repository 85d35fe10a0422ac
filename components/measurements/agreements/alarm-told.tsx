import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { FormSwitch } from "#components/form/form-switch.tsx";
import { MessagePreview } from "#components/messages/message-preview.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { alarmText } from "#db/terms/alarm-told.ts";
import type { CallFacts } from "#db/terms/instruction-limits.ts";
import type { KeptFrom } from "./kept-from.ts";
import type { AlarmControl } from "./receivers-field.tsx";

/** That nothing goes on while the practice is closed, and whom the patient calls then. */
export function ClosedCover({ calls }: { calls: CallFacts }) {
  const words = useTranslations("measurements.alarm-form");
  const { coverName, coverPhone } = calls;
  const isKnown = coverName !== "" || coverPhone !== "";
  const name = coverName || words(isKnown ? "cover" : "out-of-hours");
  const cover = coverPhone === "" ? name : words("cover-phone", { name, phone: coverPhone });
  return (
    <p className="max-w-prose text-ink-soft text-small">
      {words("closed", { cover })} {isKnown ? null : words("closed-unknown")}
    </p>
  );
}

type AlarmToldProps = { control: AlarmControl; calls: CallFacts; keptFrom: KeptFrom | null };

/** Whether the patient gets what was agreed as a message, and the text of it. */
export function AlarmTold({ control, calls, keptFrom }: AlarmToldProps) {
  const words = useTranslations("measurements.alarm-form");
  const start = useTranslations("measurements.start");
  const { kind, condition, tells } = useWatch({ control });
  if (keptFrom === "no-notices") {
    return (
      <Callout state="look" title={start("unsafe.title")}>
        {start("unsafe.alarm")}
      </Callout>
    );
  }
  return (
    <div className="space-y-3">
      <FormSwitch control={control} name="tells">
        {words("tells")}
      </FormSwitch>
      {tells && kind ? <MessagePreview text={alarmText(kind, condition ?? {}, calls)} /> : null}
      {tells ? null : (
        <p className="text-ink-soft text-small">{words(keptFrom ? "told-not-digital" : "told-by-you")}</p>
      )}
    </div>
  );
}
