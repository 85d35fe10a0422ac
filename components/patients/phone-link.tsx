/** A telephone number that calls. */
export function PhoneLink({ phone }: { phone: string }) {
  return (
    <a
      href={`tel:${phone.replace(/[^+\d]/g, "")}`}
      className="whitespace-nowrap rounded-mark font-strong text-lead tabular-nums underline decoration-lead/35 underline-offset-3 hover:decoration-lead"
    >
      {phone}
    </a>
  );
}
