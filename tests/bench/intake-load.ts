import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

/** A request that is ready to send, so that nothing is prepared while the clock runs. */
export type Load = { path: string; token: string; body: Buffer };

/**
 * Sends all requests from a number of concurrent clients, each waiting for its response. @returns milliseconds of each
 * request, and in total.
 */
export async function sendAll(
  url: string,
  loads: readonly Load[],
  clients: number,
): Promise<{ times: number[]; whole: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  let next = 0;
  const begun = performance.now();
  const client = async () => {
    for (let load = loads[next++]; load; load = loads[next++]) {
      const start = performance.now();
      await sendOne(url, load, agent);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return { times, whole: performance.now() - begun };
}

function sendOne(url: string, { path, token, body }: Load, agent: Agent): Promise<void> {
  return new Promise((settle, fail) => {
    const headers = {
      authorization: `Bearer ${token}`,
      "content-type": "application/fhir+json; fhirVersion=3.0",
      accept: "application/fhir+json; fhirVersion=3.0",
      "content-length": body.length,
      "medmij-request-id": randomUUID(),
      "x-correlation-id": "0d8e6f0e-5d36-4a55-9b9b-3f6a6f7d1c11",
      prefer: "return=minimal",
    };
    const asked = request(`${url}/fhir/stu3${path}`, { method: "POST", headers, agent }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.once("end", () => {
        if (answer.statusCode === 200 || answer.statusCode === 201) settle();
        else fail(new Error(`answered ${answer.statusCode}: ${Buffer.concat(parts).toString()}`));
      });
    });
    asked.once("error", fail);
    asked.end(body);
  });
}
