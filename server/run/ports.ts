import { createServer } from "node:net";

/** Whether this process could listen on the port now. Without `host`: on all addresses of the machine. */
export function isFree(port: number, host?: string): Promise<boolean> {
  return new Promise((settle) => {
    const probe = createServer().once("error", () => settle(false));
    probe.listen({ port, host }, () => probe.close(() => settle(true)));
  });
}

/** A free port on the loopback address. */
export function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer().once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = address && typeof address === "object" ? address.port : 0;
      probe.close(() => settle(port));
    });
  });
}

/** Waits until the port is free, for at most `milliseconds`. */
export async function becomesFree(port: number, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (!(await isFree(port))) {
    if (Date.now() > end) return false;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  return true;
}
