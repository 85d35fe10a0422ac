/** The four views of a patient's measurements: by kind, by time, per measurement protocol, or as charts. */
export const measurementOrders = ["kind", "time", "protocol", "chart"] as const;
export type MeasurementOrder = (typeof measurementOrders)[number];

/** Cookie with the reader's preferred view; it holds one word and nothing about a patient. */
export const orderCookie = "balie-measurement-order";

/** The view in the URL, else the remembered one, else by kind. */
export function readOrder(asked: string | undefined, remembered: string | undefined): MeasurementOrder {
  const known = (word: string | undefined) => measurementOrders.find((order) => order === word);
  return known(asked) ?? known(remembered) ?? "kind";
}
