import { openPatient } from "#server/access/open-patient.ts";
import { recordReading } from "#server/access/record-reading.ts";
import { can, router } from "#server/api/trpc.ts";
import { acknowledgeAlarm } from "#server/measurements/acknowledge-alarm.ts";
import { agreeAlarm } from "#server/measurements/agree-alarm.ts";
import * as contract from "#server/measurements/contract.ts";
import { dropView } from "#server/measurements/drop-view.ts";
import { endAlarm } from "#server/measurements/end-alarm.ts";
import { endProtocol } from "#server/measurements/end-protocol.ts";
import { endRule } from "#server/measurements/end-rule.ts";
import { exportPopulation } from "#server/measurements/export-population.ts";
import { getMeasurement } from "#server/measurements/get-measurement.ts";
import { getMeasurements } from "#server/measurements/get-measurements.ts";
import { getProfile } from "#server/measurements/get-profile.ts";
import { getSeries } from "#server/measurements/get-series.ts";
import { getSoep } from "#server/measurements/get-soep.ts";
import { keepView } from "#server/measurements/keep-view.ts";
import { listMyAlarms } from "#server/measurements/list-my-alarms.ts";
import { listPopulation } from "#server/measurements/list-population.ts";
import { listPopulationPatients } from "#server/measurements/list-population-patients.ts";
import { listRuleBook } from "#server/measurements/list-rule-book.ts";
import { listViews } from "#server/measurements/list-views.ts";
import { ExportPopulationInput, PopulationFilter, PopulationInput } from "#server/measurements/population-contract.ts";
import { recordMeasurement } from "#server/measurements/record-measurement.ts";
import { setMeasurementAside } from "#server/measurements/set-measurement-aside.ts";
import { setRule } from "#server/measurements/set-rule.ts";
import { startProtocol } from "#server/measurements/start-protocol.ts";
import { takeMeasurementBack } from "#server/measurements/take-measurement-back.ts";
import { KeepViewInput, ViewInput } from "#server/measurements/view-contract.ts";

/** What patients measure: read one patient (who is opened first), agree what holds, and look over everybody. */
export const measurementsRouter = router({
  series: can("measurement.read")
    .input(contract.SeriesInput)
    .query(async ({ ctx, input }) => getSeries(await openPatient(ctx.access, input.patientId), input)),
  patient: can("measurement.read")
    .input(contract.PatientInput)
    .query(async ({ ctx, input }) => getMeasurements(await openPatient(ctx.access, input.patientId))),
  get: can("measurement.read")
    .input(contract.MeasurementInput)
    .query(async ({ ctx, input }) => getMeasurement(await openPatient(ctx.access, input.patientId), input)),
  profile: can("measurement.read")
    .input(contract.ProfileInput)
    .query(async ({ ctx, input }) => getProfile(await openPatient(ctx.access, input.patientId), input)),
  soep: can("measurement.read")
    .input(contract.PatientInput)
    .query(async ({ ctx, input }) => getSoep(await openPatient(ctx.access, input.patientId))),
  rules: can("measurement.read").query(({ ctx }) => listRuleBook(ctx.access)),
  population: can("measurement.population")
    .input(PopulationInput)
    .query(async ({ ctx, input }) => {
      const page = await listPopulation(ctx.access, input);
      await recordReading(ctx.access, {
        event: "patient.listed",
        screen: "measurements.population",
        count: page.rows.length,
      });
      return page;
    }),
  populationPatients: can("measurement.population")
    .input(PopulationFilter)
    .query(async ({ ctx, input }) => {
      const chosen = await listPopulationPatients(ctx.access, input);
      await recordReading(ctx.access, {
        event: "patient.listed",
        screen: "measurements.population-patients",
        count: chosen.patientIds.length,
      });
      return chosen;
    }),
  export: can("measurement.export")
    .input(ExportPopulationInput)
    .query(({ ctx, input }) => exportPopulation(ctx.access, input)),
  myAlarms: can("measurement.acknowledge-alarm").query(async ({ ctx }) => {
    const alarms = await listMyAlarms(ctx.access);
    if (alarms.length > 0) {
      await recordReading(ctx.access, { event: "patient.listed", screen: "measurements.alarms", count: alarms.length });
    }
    return alarms;
  }),
  acknowledgeAlarm: can("measurement.acknowledge-alarm")
    .input(contract.AcknowledgeAlarmInput)
    .mutation(({ ctx, input }) => acknowledgeAlarm(ctx.access, input)),
  agreeAlarm: can("measurement.agree-alarm")
    .input(contract.AgreeAlarmInput)
    .mutation(({ ctx, input }) => agreeAlarm(ctx.access, input)),
  endAlarm: can("measurement.agree-alarm")
    .input(contract.EndAlarmInput)
    .mutation(({ ctx, input }) => endAlarm(ctx.access, input)),
  setRule: can("measurement.set-rule")
    .input(contract.SetRuleInput)
    .mutation(({ ctx, input }) => setRule(ctx.access, input)),
  endRule: can("measurement.set-rule")
    .input(contract.EndRuleInput)
    .mutation(({ ctx, input }) => endRule(ctx.access, input)),
  startProtocol: can("measurement.start-protocol")
    .input(contract.StartProtocolInput)
    .mutation(({ ctx, input }) => startProtocol(ctx.access, input)),
  endProtocol: can("measurement.start-protocol")
    .input(contract.EndProtocolInput)
    .mutation(({ ctx, input }) => endProtocol(ctx.access, input)),
  record: can("measurement.record")
    .input(contract.RecordInput)
    .mutation(({ ctx, input }) => recordMeasurement(ctx.access, input)),
  setAside: can("measurement.set-aside")
    .input(contract.SetAsideInput)
    .mutation(({ ctx, input }) => setMeasurementAside(ctx.access, input)),
  takeBack: can("measurement.set-aside")
    .input(contract.SetAsideInput)
    .mutation(({ ctx, input }) => takeMeasurementBack(ctx.access, input)),
  views: can("measurement.population").query(({ ctx }) => listViews(ctx.access)),
  keepView: can("measurement.keep-view")
    .input(KeepViewInput)
    .mutation(({ ctx, input }) => keepView(ctx.access, input)),
  dropView: can("measurement.keep-view")
    .input(ViewInput)
    .mutation(({ ctx, input }) => dropView(ctx.access, input)),
});
