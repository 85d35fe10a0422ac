import { deliveryKinds } from "#db/terms/gateways.ts";
import type { Interaction } from "#server/fhir/interaction.ts";
import type { OpenDelivery, Outcomes, PlannedWrite, WriteContext, WriteEntry, Writer, Written } from "./writer.ts";

/** An entry with the line of the dispatch table that writes it. */
export type WriteRequest = { entry: WriteEntry; interaction: Extract<Interaction, { write: Writer }> };

type Plans = {
  settled: Outcomes;
  flags: string[];
  /** In the order of `deliveryKinds`, whatever the order of the entries. */
  planned: PlannedWrite[];
};

/** Each writer plans all its entries at once, so that a Task and the response it refers to are judged together. */
export function planWrites(requests: readonly WriteRequest[], context: WriteContext): Plans {
  const byWriter = Map.groupBy(requests, ({ interaction }) => interaction.write);
  const plans = [...byWriter].map(([plan, own]) =>
    plan(
      own.map(({ entry }) => entry),
      context,
    ),
  );
  const order = ({ kind }: PlannedWrite) => deliveryKinds.indexOf(kind);
  return {
    settled: new Map(plans.flatMap(({ settled }) => [...settled])),
    flags: plans.flatMap(({ flags }) => flags ?? []),
    planned: plans.flatMap(({ write }) => write ?? []).sort((one, other) => order(one) - order(other)),
  };
}

type Done = Written & Pick<PlannedWrite, "access">;

/** Runs the writers one after the other, on the one connection of the transaction. Resolves only once `delivery.isNew` has. */
export async function runWrites(
  writes: readonly PlannedWrite[],
  delivery: Omit<OpenDelivery, "written">,
): Promise<Done[]> {
  // These promises are awaited later. A rejection before that must not count as unhandled.
  delivery.isNew.catch(() => undefined);
  const done: Done[] = [];
  for (const { run, access, startsEarly } of writes) {
    if (!startsEarly) await delivery.isNew;
    const before = new Map(done.flatMap(({ outcomes }) => [...outcomes]));
    const written = await run({ ...delivery, written: before });
    written.pending?.catch(() => undefined);
    done.push({ ...written, access });
  }
  await delivery.isNew;
  return done;
}
