import { expect, it } from "vitest";
import { readRouteTable, routesInCode } from "./routes.ts";

it("every exported method of every route has its rows, and every row its method", () => {
  const inCode = routesInCode();
  expect(inCode.length).toBeGreaterThan(10);
  const named = readRouteTable().map(({ method, route }) => `${method} ${route}`);
  expect([...new Set(named)].sort()).toEqual(inCode.sort());
});
