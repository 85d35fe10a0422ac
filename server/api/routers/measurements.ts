import { recordReading } from "#server/access/record-reading.ts";
import { agreeAlarmTold } from "#server/api/alarm-told.ts";
import { readInstructions } from "#server/api/instructions.ts";
import { endProtocolTold, startProtocolTold } from "#server/api/protocol-told.ts";
import { can, canOpen, router } from "#server/api/trpc.ts";
import { acknowledgeAlarm } from "#server/measurements/agreements/acknowledge-alarm.ts";
import {
  AcknowledgeAlarmInput,
  AgreeAlarmToldInput,
  EndAlarmInput,
  EndProtocolInput,
  EndRuleInput,
  InstructionsInput,
  ReopenAlarmInput,
  SetRuleInput,
  StartProtocolInput,
} from "#server/measurements/agreements/contract.ts";
import { endAlarm } from "#server/measurements/agreements/end-alarm.ts";
import { endRule } from "#server/measurements/agreements/end-rule.ts";
import { listHandledAlarms } from "#server/measurements/agreements/list-handled-alarms.ts";
import { listMyAlarms } from "#server/measurements/agreements/list-my-alarms.ts";
import { listRuleBook } from "#server/measurements/agreements/list-rule-book.ts";
import { reopenAlarm } from "#server/measurements/agreements/reopen-alarm.ts";
import { setRule } from "#server/measurements/agreements/set-rule.ts";
import { ExportPopulationInput, PopulationFilter, PopulationInput } from "#server/measurements/population/contract.ts";
import { deleteView } from "#server/measurements/population/delete-view.ts";
import { exportPopulation } from "#server/measurements/population/export-population.ts";
import { listPopulation } from "#server/measurements/population/list-population.ts";
import { listPopulationPatients } from "#server/measurements/population/list-population-patients.ts";
import { listViews } from "#server/measurements/population/list-views.ts";
import { saveView } from "#server/measurements/population/save-view.ts";
import { SaveViewInput, ViewInput } from "#server/measurements/population/view-contract.ts";
import { ComparisonInput } from "#server/measurements/preparation/contract.ts";
import { getComparison } from "#server/measurements/preparation/get-comparison.ts";
import { getSoep } from "#server/measurements/preparation/get-soep.ts";
import { ProfileInput, SeriesInput } from "#server/measurements/series/contract.ts";
import { getMeasurements } from "#server/measurements/series/get-measurements.ts";
import { getProfile } from "#server/measurements/series/get-profile.ts";
import { getSeries } from "#server/measurements/series/get-series.ts";
import { MeasurementInput, RecordInput, SetAsideInput } from "#server/measurements/values/contract.ts";
import { getMeasurement } from "#server/measurements/values/get-measurement.ts";
import { recordMeasurement } from "#server/measurements/values/record-measurement.ts";
import { setMeasurementAside } from "#server/measurements/values/set-measurement-aside.ts";
import { takeMeasurementBack } from "#server/measurements/values/take-measurement-back.ts";

/** Measurements: of one patient (opened first), the agreements about them, and across all patients. */
export const measurementsRouter = router({
  series: canOpen("measurement.read")
    .input(SeriesInput)
    .query(({ ctx, input }) => getSeries(ctx.opened, input)),
  patient: canOpen("measurement.read").query(({ ctx }) => getMeasurements(ctx.opened)),
  get: canOpen("measurement.read")
    .input(MeasurementInput)
    .query(({ ctx, input }) => getMeasurement(ctx.opened, input)),
  profile: canOpen("measurement.read")
    .input(ProfileInput)
    .query(({ ctx, input }) => getProfile(ctx.opened, input)),
  comparison: canOpen("measurement.read")
    .input(ComparisonInput)
    .query(({ ctx, input }) => getComparison(ctx.opened, input)),
  soep: canOpen("measurement.read").query(({ ctx }) => getSoep(ctx.opened)),
  instructions: canOpen("measurement.read")
    .input(InstructionsInput)
    .query(({ ctx, input }) => readInstructions(ctx.opened, input.kind)),
  rules: can("measurement.read").query(({ ctx }) => listRuleBook(ctx.access)),
  population: can("measurement.population")
    .input(PopulationInput)
    .query(async ({ ctx, input }) => {
      const page = await listPopulation(ctx.access, input);
      await recordReading(ctx.access, {
        event: "patient.listed",
        screen: "measurements.population",
        patientIds: page.rows.map((row) => row.patientId),
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
        patientIds: chosen.patientIds,
      });
      return chosen;
    }),
  export: can("measurement.export")
    .input(ExportPopulationInput)
    .query(({ ctx, input }) => exportPopulation(ctx.access, input)),
  myAlarms: can("measurement.acknowledge-alarm").query(async ({ ctx }) => {
    const alarms = await listMyAlarms(ctx.access);
    if (alarms.length > 0) {
      const patientIds = alarms.map((alarm) => alarm.patientId);
      await recordReading(ctx.access, { event: "patient.listed", screen: "measurements.alarms", patientIds });
    }
    return alarms;
  }),
  acknowledgeAlarm: can("measurement.acknowledge-alarm")
    .input(AcknowledgeAlarmInput)
    .mutation(({ ctx, input }) => acknowledgeAlarm(ctx.access, input)),
  handledAlarms: can("measurement.acknowledge-alarm").query(async ({ ctx }) => {
    const alarms = await listHandledAlarms(ctx.access);
    if (alarms.length > 0) {
      const patientIds = alarms.map((alarm) => alarm.patientId);
      await recordReading(ctx.access, { event: "patient.listed", screen: "measurements.alarms", patientIds });
    }
    return alarms;
  }),
  reopenAlarm: can("measurement.acknowledge-alarm")
    .input(ReopenAlarmInput)
    .mutation(({ ctx, input }) => reopenAlarm(ctx.access, input)),
  agreeAlarm: can("measurement.agree-alarm")
    .input(AgreeAlarmToldInput)
    .mutation(({ ctx, input }) => agreeAlarmTold(ctx.access, input)),
  endAlarm: can("measurement.agree-alarm")
    .input(EndAlarmInput)
    .mutation(({ ctx, input }) => endAlarm(ctx.access, input)),
  setRule: can("measurement.set-rule")
    .input(SetRuleInput)
    .mutation(({ ctx, input }) => setRule(ctx.access, input)),
  endRule: can("measurement.set-rule")
    .input(EndRuleInput)
    .mutation(({ ctx, input }) => endRule(ctx.access, input)),
  startProtocol: can("measurement.start-protocol")
    .input(StartProtocolInput)
    .mutation(({ ctx, input }) => startProtocolTold(ctx.access, input)),
  endProtocol: can("measurement.start-protocol")
    .input(EndProtocolInput)
    .mutation(({ ctx, input }) => endProtocolTold(ctx.access, input)),
  record: can("measurement.record")
    .input(RecordInput)
    .mutation(({ ctx, input }) => recordMeasurement(ctx.access, input)),
  setAside: can("measurement.set-aside")
    .input(SetAsideInput)
    .mutation(({ ctx, input }) => setMeasurementAside(ctx.access, input)),
  takeBack: can("measurement.set-aside")
    .input(SetAsideInput)
    .mutation(({ ctx, input }) => takeMeasurementBack(ctx.access, input)),
  views: can("measurement.population").query(({ ctx }) => listViews(ctx.access)),
  saveView: can("measurement.save-view")
    .input(SaveViewInput)
    .mutation(({ ctx, input }) => saveView(ctx.access, input)),
  deleteView: can("measurement.save-view")
    .input(ViewInput)
    .mutation(({ ctx, input }) => deleteView(ctx.access, input)),
});
