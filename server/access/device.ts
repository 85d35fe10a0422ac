import { randomUUID } from "node:crypto";
import { z } from "zod";
import { fingerprint, seal, unseal } from "./seal.ts";

/** A browser in which people have signed in before, as its cookie says. Names nobody. */
const Device = z.object({ deviceId: z.uuid(), people: z.array(z.string().max(60)).max(20) });

export type Device = z.infer<typeof Device>;

/** A desk is shared by a whole practice; who has not been there longest is forgotten first. Own choice (2026-11-30). */
const peopleMax = 20;

/** Days that a browser is remembered after the last sign-in. Own choice (2026-11-30). */
export const deviceDaysMax = 180;

/** The device that a cookie describes; null when it is not ours or was changed. */
export function readDevice(cookie: string | undefined): Device | null {
  const text = cookie === undefined ? null : unseal("device", "cookie", cookie);
  return text === null ? null : (Device.safeParse(JSON.parse(text)).data ?? null);
}

/** Whether this person signed in completely on this device before. */
export function isKnownOn(device: Device | null, personId: string): device is Device {
  return device?.people.includes(markOf(personId)) ?? false;
}

/** The cookie for a device on which this person has just signed in. */
export function rememberOn(device: Device | null, personId: string): string {
  const mark = markOf(personId);
  const others = (device?.people ?? []).filter((one) => one !== mark);
  const kept: Device = { deviceId: device?.deviceId ?? randomUUID(), people: [mark, ...others].slice(0, peopleMax) };
  return seal("device", "cookie", JSON.stringify(kept));
}

function markOf(personId: string): string {
  return fingerprint("device", personId);
}
