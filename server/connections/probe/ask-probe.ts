import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { enqueue } from "#server/jobs/queue.ts";

/** Queues a probe of the organization's endpoints; a second request while one waits adds nothing. */
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
