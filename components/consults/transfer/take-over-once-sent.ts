import { api } from "#components/api/client.ts";
import { copyWhenRead } from "#components/reviews/conclusion/his-text.ts";

/**
 * Copies a conversation for the HIS once its answer went out, and marks it. Called in the press that sends: a browser allows copying only there.
 * False: the answer is sent, and the rest is still to be done.
 */
export async function takeOverOnceSent(
  sending: Promise<unknown>,
  { patientId, consultId }: { patientId: string; consultId: string },
): Promise<boolean> {
  const read = sending.then(() => api.consults.soep.query({ patientId, consultId }));
  const copying = copyWhenRead(read.then(({ text }) => text));
  try {
    const { last: sawLast } = await read;
    if (!(await copying)) return false;
    await api.consults.takeOver.mutate({ consultId, sawLast });
    return true;
  } catch {
    // What went wrong with the answer itself is said by who sent it.
    return false;
  }
}
