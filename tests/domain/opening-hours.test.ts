import { beforeEach, expect, it } from "vitest";
import { usualWeek } from "#db/terms/opening-hours.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { changeTimes } from "#server/api/change-times.ts";
import { addClosing } from "#server/opening-hours/add-closing.ts";
import { SetOpeningHoursInput } from "#server/opening-hours/contract.ts";
import { decideHolidays } from "#server/opening-hours/decide-holidays.ts";
import { getOpeningHours } from "#server/opening-hours/get-opening-hours.ts";
import { removeClosing } from "#server/opening-hours/remove-closing.ts";
import { setOpeningHours } from "#server/opening-hours/set-opening-hours.ts";
import { makeOrganization, makePerson } from "#tests/support/world.ts";

const now = new Date("2026-11-30T09:00:00+01:00");
let manager: PersonActor;
const hours = (who = manager) => getOpeningHours(grant(who, "opening-hours.read"), now);
const changing = () => grant(manager, "opening-hours.change");
const closed = { blocks: [] };
const mornings = { blocks: [{ from: "08:00", until: "12:00" }] };
const week = [mornings, mornings, mornings, mornings, mornings, closed, closed];

beforeEach(async () => {
  manager = await makePerson(await makeOrganization(), ["practice-manager"]);
});

it("a practice that set nothing has the usual week, and every holiday ahead is proposed", async () => {
  const { isOwn, week: own, holidays, closings } = await hours();
  expect({ isOwn, own, closings }).toEqual({ isOwn: false, own: usualWeek, closings: [] });
  expect(new Set(holidays.map(({ state }) => state))).toEqual(new Set(["proposed"]));
});

it("own hours and cover replace the usual ones, and another practice keeps its own", async () => {
  const cover = { phone: "033 123 45 67", coverName: "Huisartsenpost", coverPhone: "0900 1234" };
  await changeTimes(changing(), setOpeningHours, {
    week: usualWeek.map(({ blocks }) => ({ blocks: [...blocks] })),
    ...cover,
  });
  await changeTimes(changing(), setOpeningHours, { week, ...cover });
  expect(await hours()).toMatchObject({ isOwn: true, week, ...cover });
  const stranger = await makePerson(await makeOrganization(), ["practice-manager"]);
  expect(await hours(stranger)).toMatchObject({ isOwn: false, coverPhone: "" });
});

it("a closing counts until it is removed, once; one that is over is refused", async () => {
  const days = { startsOn: "2026-12-21", endsOn: "2026-12-24", description: "Kerstvakantie" };
  const { closingId } = await changeTimes(changing(), addClosing, days, now);
  expect(await hours()).toMatchObject({
    closings: [{ closingId, ...days }],
    times: { closings: [{ startsOn: "2026-12-21" }] },
  });
  await changeTimes(changing(), removeClosing, { closingId });
  expect((await hours()).closings).toEqual([]);
  await expect(changeTimes(changing(), removeClosing, { closingId })).rejects.toMatchObject({
    reason: "opening-hours.gone",
  });
  const past = changeTimes(changing(), addClosing, { ...days, startsOn: "2026-11-01", endsOn: "2026-11-29" }, now);
  await expect(past).rejects.toMatchObject({ code: "INVALID", reason: "opening-hours.over" });
});

it("a holiday is confirmed as closed or opened, and decided anew; another day is refused", async () => {
  await changeTimes(changing(), decideHolidays, { days: ["2026-12-25", "2026-12-26"], isOpen: false });
  await changeTimes(changing(), decideHolidays, { days: ["2026-12-26"], isOpen: true });
  const { holidays, times } = await hours();
  expect(holidays.slice(0, 2).map(({ state }) => state)).toEqual(["closed", "open"]);
  expect(times.openHolidays).toEqual(["2026-12-26"]);
  const refused = changeTimes(changing(), decideHolidays, { days: ["2026-12-24"], isOpen: false });
  await expect(refused).rejects.toMatchObject({ code: "INVALID", reason: "opening-hours.no-holiday" });
});

it("a block that overlaps or ends first is refused at its own field, and so is a week that is never open", () => {
  const placeOf = (blocks: { from: string; until: string }[], rest = week.slice(1)) =>
    SetOpeningHoursInput.safeParse({
      week: [{ blocks }, ...rest],
      phone: "",
      coverName: "",
      coverPhone: "",
    }).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  const morning = { from: "08:00", until: "12:00" };
  expect(placeOf([morning, { from: "12:00", until: "17:00" }])).toBeUndefined();
  expect(placeOf([morning, { from: "11:00", until: "17:00" }])).toEqual([
    "week.0.blocks.1.from: opening-hours.overlap",
  ]);
  expect(placeOf([{ from: "12:00", until: "08:00" }])).toEqual(["week.0.blocks.0.until: opening-hours.ends-first"]);
  const neverOpen = Array.from({ length: 6 }, () => closed);
  expect(placeOf([], neverOpen)).toEqual(["week: opening-hours.never-open"]);
});
