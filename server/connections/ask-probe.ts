import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { enqueue } from "#server/jobs/queue.ts";

/** Asks the worker to look at the own endpoints; asking twice while one waits is one look. */
export async function askProbe(access: Access<"connection.probe">) {
  const { organizationId } = access;
  return change(access, async (tx) => {
    await enqueue(tx, "connections.probe", { organizationId }, { key: organizationId });
    return {
      result: null,
      event: {
        event: "connection.probed",
        object: { type: "organization", id: organizationId },
        detail: { act: "asked" },
      },
    };
  });
}
