import { type Device, deviceDaysMax, readDevice, rememberOn } from "#server/access/device.ts";
import { isSecure } from "./session-cookie.ts";

/** `__Host-` binds the cookie to this host and path; browsers accept it over https only. */
function deviceCookieName(): string {
  return isSecure() ? "__Host-balie.device" : "balie.device";
}

/** The device of one request to sign in, and who signed in on it during that request. */
export type DeviceOfRequest = {
  known: Device | null;
  remember: (personId: string) => void;
  /** The `Set-Cookie` header that keeps it; null when nobody signed in. */
  setCookie: () => string | null;
};

/** Reads the device from the cookies of a request. */
export function deviceOfRequest(cookies: { get(name: string): { value: string } | undefined }): DeviceOfRequest {
  const known = readDevice(cookies.get(deviceCookieName())?.value);
  let kept: string | null = null;
  return {
    known,
    remember: (personId) => {
      kept = rememberOn(known, personId);
    },
    setCookie: () => (kept === null ? null : cookieLine(kept)),
  };
}

function cookieLine(value: string): string {
  const age = deviceDaysMax * 86_400;
  const line = `${deviceCookieName()}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax`;
  return isSecure() ? `${line}; Secure` : line;
}
