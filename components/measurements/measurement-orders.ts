/** The four orders of what a patient shared: by time, by kind, around a period with a plan, as pictures. */
export const measurementOrders = ["kind", "time", "protocol", "chart"] as const;
export type MeasurementOrder = (typeof measurementOrders)[number];

/** The cookie that remembers which order somebody likes; it holds one word and nothing about a patient. */
export const orderCookie = "balie-measurement-order";

/** The order asked for in an address, else the one remembered, else by kind. */
export function readOrder(asked: string | undefined, remembered: string | undefined): MeasurementOrder {
  const known = (word: string | undefined) => measurementOrders.find((order) => order === word);
  return known(asked) ?? known(remembered) ?? "kind";
}
