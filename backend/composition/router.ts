import { implement, type Router } from '@orpc/server';
import { findThisStation } from '#db/repositories/this-station.ts';
import { contract } from '#shared/contract/index.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { err, type Result } from '#shared/kernel/result.ts';
import type { DeskNetwork, DeskNetworkDep } from '../ports/desk-network.ts';
import type { DatabaseDep } from '../usecases/answer.ts';
import { listArrivals, markAbsent, recordArrival, undoArrival, undoMarkAbsent } from '../usecases/arrivals/arrivals.ts';
import { readNoShowRule, readStanding, saveNoShowRule } from '../usecases/arrivals/no-show-rule.ts';
import { readAttachment } from '../usecases/attachments/originals.ts';
import { listAudit } from '../usecases/audit/audit.ts';
import { createBackup, listBackups } from '../usecases/backups/backups.ts';
import { readBoothPlan } from '../usecases/booths/booth-plan.ts';
import { printCards, printPlan } from '../usecases/booths/booth-sheets.ts';
import { addArea, removeArea, updateArea } from '../usecases/booths/change-areas.ts';
import {
  bookBooths,
  moveBooth,
  placeInBooths,
  releaseBooths,
  reserveBooths,
  withdrawFromBooths,
} from '../usecases/booths/change-booths.ts';
import { listCardSubjects, printCards as printFairCards } from '../usecases/cards/print-cards.ts';
import { renameCenter, saveScheme } from '../usecases/centers/center.ts';
import { loadSample } from '../usecases/centers/load-sample.ts';
import { addOperator, retireOperator } from '../usecases/centers/operators.ts';
import { setUp } from '../usecases/centers/set-up.ts';
import { readStatus, showRecoveryCode } from '../usecases/centers/status.ts';
import { assignOwner, chooseSubject, decidePending, undoScan } from '../usecases/desk/change-scan.ts';
import { listPending, readDeskStatus } from '../usecases/desk/desk-status.ts';
import { scan, walkIn } from '../usecases/desk/scan.ts';
import { addDesk, listDeskLines, makePairingCode, renameDesk, revokeDesk } from '../usecases/desks/desks.ts';
import { readNetwork, switchOff, switchOn } from '../usecases/desks/switch-network.ts';
import { issueSheets, listPrints, previewSheets } from '../usecases/documents/documents.ts';
import { extendCopy, revokeCopy } from '../usecases/exchange/copies.ts';
import { makeCustodian } from '../usecases/exchange/custodian.ts';
import { decideConflict, undoDecision } from '../usecases/exchange/decide-conflict.ts';
import { fetchFromFolder } from '../usecases/exchange/fetch-from-folder.ts';
import { checkFolder, clearFolder, readFolderSetting, saveFolder } from '../usecases/exchange/folder-setting.ts';
import { handOver } from '../usecases/exchange/hand-over.ts';
import { listFolder } from '../usecases/exchange/list-folder.ts';
import { printMergeReport } from '../usecases/exchange/merge-report.ts';
import { putIntoFolder } from '../usecases/exchange/put-into-folder.ts';
import { readPiece } from '../usecases/exchange/read-piece.ts';
import { resumeWork } from '../usecases/exchange/resume-work.ts';
import { revertMerge } from '../usecases/exchange/revert-merge.ts';
import { sendReceipt } from '../usecases/exchange/send-receipt.ts';
import { startCopy } from '../usecases/exchange/start-copy.ts';
import { listCopies, listNamedConflicts, listNotes, listOutgoing, listTaken, readExchangeStatus } from '../usecases/exchange/status.ts';
import { takeUpload, tryUpload } from '../usecases/exchange/take-upload.ts';
import { beginUpload, discardUpload, listUploads, uploadPiece } from '../usecases/exchange/uploads.ts';
import { cancelFair, chooseProgram, createFair, holdFair, reopenFair, updateFair } from '../usecases/fairs/change-fair.ts';
import { exportFairs } from '../usecases/fairs/export-fairs.ts';
import { getFairOverview, listFairLines, previewZone } from '../usecases/fairs/fair-lines.ts';
import { createTour, listTourLines } from '../usecases/fairs/tours.ts';
import { removeFeedback, saveFeedback } from '../usecases/feedback/change-feedback.ts';
import { exportFeedback, printFeedback } from '../usecases/feedback/export-feedback.ts';
import { listFeedbackLines } from '../usecases/feedback/feedback-lines.ts';
import { readOverview } from '../usecases/home/overview.ts';
import { search } from '../usecases/home/search.ts';
import { listImportBatches, markErrors, readImportFile, recheckImport } from '../usecases/imports/check-import.ts';
import { commitImport } from '../usecases/imports/commit-import.ts';
import { jobImport } from '../usecases/job-import/import-jobs.ts';
import { jobTemplate } from '../usecases/job-import/job-template.ts';
import { undoJobImport } from '../usecases/job-import/undo-job-import.ts';
import { addJob, correctJob, restoreJob, withdrawJob } from '../usecases/jobs/change-job.ts';
import { exportJobs, listJobLines, listVersionsOfJob } from '../usecases/jobs/job-lines.ts';
import { readMinimumWage, setMinimumWage } from '../usecases/jobs/minimum-wage.ts';
import { listFairVisitorLines } from '../usecases/outcomes/fair-visitors.ts';
import { listHireLedger } from '../usecases/outcomes/hire-ledger.ts';
import { exportHireLedger, exportHireLedgerInClear } from '../usecases/outcomes/hire-ledger-file.ts';
import { listNamesOfFigure, readOutcomeFigures } from '../usecases/outcomes/outcome-figures.ts';
import { readPersonOutcomes } from '../usecases/outcomes/placement-trails.ts';
import { recordMany } from '../usecases/outcomes/record-many.ts';
import { beginPlacement, recordStep, voidStep } from '../usecases/outcomes/record-outcome.ts';
import { listPaperBatches, undoBatch } from '../usecases/paper/batches.ts';
import { enterRows } from '../usecases/paper/enter-rows.ts';
import { listPaperSheets, printSheets, reprintSheet } from '../usecases/paper/print-sheets.ts';
import { readRows } from '../usecases/paper/read-rows.ts';
import { addDocument, registerAtDesk, updatePerson } from '../usecases/people/change-person.ts';
import { exportInClear, revealNumbers } from '../usecases/people/disclose.ts';
import { exportPeople } from '../usecases/people/export-people.ts';
import { listPeople } from '../usecases/people/list-people.ts';
import { findDuplicates, mergePeople, previewMerge, unmergePeople } from '../usecases/people/merge-people.ts';
import { getPerson } from '../usecases/people/person-page.ts';
import { addToRoster, removeFromRoster, setAttendance, updateRosterLine } from '../usecases/roster/change-roster.ts';
import { exportRoster, rosterTemplate } from '../usecases/roster/export-roster.ts';
import { rosterImport } from '../usecases/roster/import-roster.ts';
import { listRoster } from '../usecases/roster/roster-lines.ts';
import { undoImport } from '../usecases/roster/undo-import.ts';
import { approveSettlement, voidSettlement } from '../usecases/settlements/change-settlement.ts';
import { listSettlements, readSettlementPage } from '../usecases/settlements/settlement-pages.ts';
import { exportSignups, exportSignupsClear, signupTemplate } from '../usecases/signup-import/export-signups.ts';
import { signupImport } from '../usecases/signup-import/import-signups.ts';
import { undoSignupImport } from '../usecases/signup-import/undo-signup-import.ts';
import { findPeople, findSignups, listSignups, readTicket } from '../usecases/signups/find-signups.ts';
import { cancelSignup, restoreSignup, signUp } from '../usecases/signups/sign-up.ts';
import { addActivity, listActivities, updateActivity, voidActivity } from '../usecases/stations/activities.ts';
import { closeStation, createStation, reopenStation, updateStation } from '../usecases/stations/change-station.ts';
import { createDelivery, getDeliveryPage, listDeliveryLines, updateDelivery, voidDelivery } from '../usecases/stations/deliveries.ts';
import { putOnTrip, readTravellers, takeOffTrip } from '../usecases/stations/delivery-people.ts';
import { listBehindFigure } from '../usecases/stations/figure-behind.ts';
import { listStationFairs } from '../usecases/stations/station-fairs.ts';
import { stationLedgerFile } from '../usecases/stations/station-ledger-file.ts';
import { getStationPage, listStationChoices, listStationLines } from '../usecases/stations/station-lines.ts';
import { readStationMonth, stationMonthFile } from '../usecases/stations/station-month.ts';
import { readDeadlines, setDeadlines } from '../usecases/statistics/deadlines.ts';
import { exportStatistics, printStatistics } from '../usecases/statistics/export-statistics.ts';
import { observe, removeObservation } from '../usecases/statistics/observations.ts';
import { reportStatistics } from '../usecases/statistics/report.ts';
import { readListBehind, readStatisticsPage } from '../usecases/statistics/statistics-pages.ts';
import { exportUnits } from '../usecases/units/export-units.ts';
import { registerUnit } from '../usecases/units/register-unit.ts';
import { findKnownUnit, getUnitHistory, listUnitLines } from '../usecases/units/units.ts';
import { attachFile, detachFile } from '../usecases/vouchers/attachments.ts';
import { createVoucher, updateVoucher, voidVoucher } from '../usecases/vouchers/change-voucher.ts';
import { findEarlierUse, listVoucherLines } from '../usecases/vouchers/voucher-lines.ts';
import type { Session } from './session.ts';
import type { Startup } from './startup.ts';

export type FairdeskRouter = Router<typeof contract, Record<never, never>>;

interface Refusing {
  readonly REFUSED: (options: { data: Refusal }) => Error;
}

/** Every procedure of the contract, bound to its use-case. Until the database is open only `startup` answers. */
export function createRouter(startup: Startup, deskNetwork: DeskNetwork): FairdeskRouter {
  const os = implement(contract);

  function answerWith<Input, Output>(usecase: (session: Session & DeskNetworkDep, input: Input) => Promise<Result<Output, Refusal>>) {
    return async ({ input, errors }: { input: Input; errors: Refusing }): Promise<Output> => {
      const session = startup.session();
      if (!session) throw errors.REFUSED({ data: { type: 'DatabaseNotOpen' } });
      const outcome = await usecase({ ...session, deskNetwork }, input);
      if (!outcome.ok) throw errors.REFUSED({ data: outcome.error });
      return outcome.value;
    };
  }

  /** What a station's copy may not do: the center alone keeps terms, money in force and people with rights. */
  function centerOnly<Deps extends DatabaseDep, Input, Output>(usecase: (deps: Deps, input: Input) => Promise<Result<Output, Refusal>>) {
    return async (deps: Deps, input: Input): Promise<Result<Output, Refusal>> =>
      (await findThisStation(deps.db)) ? err({ type: 'Exchange', error: { type: 'IsAStation' } }) : usecase(deps, input);
  }

  /** Yields what the use-case yields on the way to its outcome. */
  function streamWith<Input, Step, Output>(
    usecase: (session: Session, input: Input, signal: AbortSignal | undefined) => AsyncGenerator<Step, Result<Output, Refusal>>,
  ) {
    return async function* ({
      input,
      errors,
      signal,
    }: {
      input: Input;
      errors: Refusing;
      signal?: AbortSignal;
    }): AsyncGenerator<Step, Output> {
      const session = startup.session();
      if (!session) throw errors.REFUSED({ data: { type: 'DatabaseNotOpen' } });
      const outcome = yield* usecase(session, input, signal);
      if (!outcome.ok) throw errors.REFUSED({ data: outcome.error });
      return outcome.value;
    };
  }

  return os.router({
    startup: {
      status: os.startup.status.handler(() => startup.state()),
      restore: os.startup.restore.handler(async ({ input, errors }) => {
        const restored = await startup.restore(input.fileName);
        if (!restored.ok) throw errors.REFUSED({ data: restored.error });
        return startup.state();
      }),
      openStart: os.startup.openStart.handler(async ({ input, errors }) => {
        const opened = await startup.openStart(input.uploadId, input.secret);
        if (!opened.ok) throw errors.REFUSED({ data: opened.error });
        return opened.value;
      }),
      extend: os.startup.extend.handler(async ({ input, errors }) => {
        const extended = await startup.extend(new Uint8Array(await input.receipt.arrayBuffer()));
        if (!extended.ok) throw errors.REFUSED({ data: extended.error });
        return startup.state();
      }),
      enterRecoveryCode: os.startup.enterRecoveryCode.handler(async ({ input, errors }) => {
        const entered = await startup.enterRecoveryCode(input.code);
        if (!entered.ok) throw errors.REFUSED({ data: entered.error });
        return startup.state();
      }),
    },
    centers: {
      status: os.centers.status.handler(answerWith(readStatus)),
      setUp: os.centers.setUp.handler(answerWith(setUp)),
      loadSample: os.centers.loadSample.handler(answerWith(loadSample)),
      rename: os.centers.rename.handler(answerWith(centerOnly(renameCenter))),
      addOperator: os.centers.addOperator.handler(answerWith(centerOnly(addOperator))),
      retireOperator: os.centers.retireOperator.handler(answerWith(centerOnly(retireOperator))),
      saveScheme: os.centers.saveScheme.handler(answerWith(centerOnly(saveScheme))),
      recoveryCode: os.centers.recoveryCode.handler(answerWith(showRecoveryCode)),
    },
    home: {
      overview: os.home.overview.handler(answerWith(readOverview)),
      search: os.home.search.handler(answerWith(search)),
    },
    fairs: {
      list: os.fairs.list.handler(answerWith(listFairLines)),
      get: os.fairs.get.handler(answerWith(getFairOverview)),
      zonePreview: os.fairs.zonePreview.handler(answerWith(previewZone)),
      create: os.fairs.create.handler(answerWith(createFair)),
      update: os.fairs.update.handler(answerWith(updateFair)),
      hold: os.fairs.hold.handler(answerWith(holdFair)),
      cancel: os.fairs.cancel.handler(answerWith(cancelFair)),
      reopen: os.fairs.reopen.handler(answerWith(reopenFair)),
      chooseProgram: os.fairs.chooseProgram.handler(answerWith(chooseProgram)),
      exportList: os.fairs.exportList.handler(answerWith(exportFairs)),
      tours: os.fairs.tours.handler(answerWith(listTourLines)),
      createTour: os.fairs.createTour.handler(answerWith(createTour)),
    },
    roster: {
      list: os.roster.list.handler(answerWith(listRoster)),
      add: os.roster.add.handler(answerWith(addToRoster)),
      update: os.roster.update.handler(answerWith(updateRosterLine)),
      setAttendance: os.roster.setAttendance.handler(answerWith(setAttendance)),
      remove: os.roster.remove.handler(answerWith(removeFromRoster)),
      template: os.roster.template.handler(answerWith(rosterTemplate)),
      exportList: os.roster.exportList.handler(answerWith(exportRoster)),
      readFile: os.roster.readFile.handler(answerWith((session, input) => readImportFile(session, rosterImport, input))),
      check: os.roster.check.handler(answerWith((session, input) => recheckImport(session, rosterImport, input))),
      errorWorkbook: os.roster.errorWorkbook.handler(answerWith((session, input) => markErrors(session, rosterImport, input))),
      commit: os.roster.commit.handler(streamWith((session, input, signal) => commitImport(session, rosterImport, input, signal))),
      batches: os.roster.batches.handler(answerWith((session, input) => listImportBatches(session, 'roster', input))),
      undo: os.roster.undo.handler(answerWith(undoImport)),
    },
    jobs: {
      list: os.jobs.list.handler(answerWith(listJobLines)),
      add: os.jobs.add.handler(answerWith(addJob)),
      correct: os.jobs.correct.handler(answerWith(correctJob)),
      withdraw: os.jobs.withdraw.handler(answerWith(withdrawJob)),
      restore: os.jobs.restore.handler(answerWith(restoreJob)),
      versions: os.jobs.versions.handler(answerWith(listVersionsOfJob)),
      exportList: os.jobs.exportList.handler(answerWith(exportJobs)),
      minimumWage: os.jobs.minimumWage.handler(answerWith(readMinimumWage)),
      setMinimumWage: os.jobs.setMinimumWage.handler(answerWith(setMinimumWage)),
    },
    signups: {
      list: os.signups.list.handler(answerWith(listSignups)),
      find: os.signups.find.handler(answerWith(findSignups)),
      findPerson: os.signups.findPerson.handler(answerWith(findPeople)),
      signUp: os.signups.signUp.handler(answerWith(signUp)),
      cancel: os.signups.cancel.handler(answerWith(cancelSignup)),
      restore: os.signups.restore.handler(answerWith(restoreSignup)),
      ticket: os.signups.ticket.handler(answerWith(readTicket)),
    },
    desk: {
      scan: os.desk.scan.handler(answerWith(scan)),
      choose: os.desk.choose.handler(answerWith(chooseSubject)),
      walkIn: os.desk.walkIn.handler(answerWith(walkIn)),
      undo: os.desk.undo.handler(answerWith(undoScan)),
      status: os.desk.status.handler(answerWith(readDeskStatus)),
      pending: os.desk.pending.handler(answerWith(listPending)),
      decidePending: os.desk.decidePending.handler(answerWith(decidePending)),
      assign: os.desk.assign.handler(answerWith(assignOwner)),
    },
    jobImport: {
      template: os.jobImport.template.handler(answerWith(jobTemplate)),
      readFile: os.jobImport.readFile.handler(answerWith((session, input) => readImportFile(session, jobImport, input))),
      check: os.jobImport.check.handler(answerWith((session, input) => recheckImport(session, jobImport, input))),
      errorWorkbook: os.jobImport.errorWorkbook.handler(answerWith((session, input) => markErrors(session, jobImport, input))),
      commit: os.jobImport.commit.handler(streamWith((session, input, signal) => commitImport(session, jobImport, input, signal))),
      batches: os.jobImport.batches.handler(answerWith((session, input) => listImportBatches(session, 'jobs', input))),
      undo: os.jobImport.undo.handler(answerWith(undoJobImport)),
    },
    signupImport: {
      template: os.signupImport.template.handler(answerWith(signupTemplate)),
      readFile: os.signupImport.readFile.handler(answerWith((session, input) => readImportFile(session, signupImport, input))),
      check: os.signupImport.check.handler(answerWith((session, input) => recheckImport(session, signupImport, input))),
      errorWorkbook: os.signupImport.errorWorkbook.handler(answerWith((session, input) => markErrors(session, signupImport, input))),
      commit: os.signupImport.commit.handler(streamWith((session, input, signal) => commitImport(session, signupImport, input, signal))),
      batches: os.signupImport.batches.handler(answerWith((session, input) => listImportBatches(session, 'signups', input))),
      undo: os.signupImport.undo.handler(answerWith(undoSignupImport)),
      exportList: os.signupImport.exportList.handler(answerWith(exportSignups)),
      exportClear: os.signupImport.exportClear.handler(answerWith(exportSignupsClear)),
    },
    feedback: {
      list: os.feedback.list.handler(answerWith(listFeedbackLines)),
      save: os.feedback.save.handler(answerWith(saveFeedback)),
      remove: os.feedback.remove.handler(answerWith(removeFeedback)),
      exportList: os.feedback.exportList.handler(answerWith(exportFeedback)),
      sheet: os.feedback.sheet.handler(answerWith(printFeedback)),
    },
    statistics: {
      forFair: os.statistics.forFair.handler(answerWith(readStatisticsPage)),
      listBehind: os.statistics.listBehind.handler(answerWith(readListBehind)),
      observe: os.statistics.observe.handler(answerWith(observe)),
      removeObservation: os.statistics.removeObservation.handler(answerWith(removeObservation)),
      report: os.statistics.report.handler(answerWith(reportStatistics)),
      exportTable: os.statistics.exportTable.handler(answerWith(exportStatistics)),
      sheet: os.statistics.sheet.handler(answerWith(printStatistics)),
      deadlines: os.statistics.deadlines.handler(answerWith(readDeadlines)),
      setDeadlines: os.statistics.setDeadlines.handler(answerWith(setDeadlines)),
    },
    desks: {
      network: os.desks.network.handler(answerWith(readNetwork)),
      switchOn: os.desks.switchOn.handler(answerWith(switchOn)),
      switchOff: os.desks.switchOff.handler(answerWith(switchOff)),
      list: os.desks.list.handler(answerWith(listDeskLines)),
      add: os.desks.add.handler(answerWith(addDesk)),
      rename: os.desks.rename.handler(answerWith(renameDesk)),
      makeCode: os.desks.makeCode.handler(answerWith(makePairingCode)),
      revoke: os.desks.revoke.handler(answerWith(revokeDesk)),
    },
    units: {
      list: os.units.list.handler(answerWith(listUnitLines)),
      get: os.units.get.handler(answerWith(getUnitHistory)),
      register: os.units.register.handler(answerWith(registerUnit)),
      findByCreditCode: os.units.findByCreditCode.handler(answerWith(findKnownUnit)),
      exportList: os.units.exportList.handler(answerWith(exportUnits)),
    },
    jobSeekers: {
      list: os.jobSeekers.list.handler(answerWith(listPeople)),
      get: os.jobSeekers.get.handler(answerWith(getPerson)),
      findDuplicates: os.jobSeekers.findDuplicates.handler(answerWith(findDuplicates)),
      register: os.jobSeekers.register.handler(answerWith(registerAtDesk)),
      update: os.jobSeekers.update.handler(answerWith(updatePerson)),
      addDocument: os.jobSeekers.addDocument.handler(answerWith(addDocument)),
      mergePreview: os.jobSeekers.mergePreview.handler(answerWith(previewMerge)),
      merge: os.jobSeekers.merge.handler(answerWith(mergePeople)),
      unmerge: os.jobSeekers.unmerge.handler(answerWith(unmergePeople)),
      reveal: os.jobSeekers.reveal.handler(answerWith(revealNumbers)),
      exportList: os.jobSeekers.exportList.handler(answerWith(exportPeople)),
      exportInClear: os.jobSeekers.exportInClear.handler(answerWith(exportInClear)),
    },
    vouchers: {
      list: os.vouchers.list.handler(answerWith(listVoucherLines)),
      earlierUse: os.vouchers.earlierUse.handler(answerWith(findEarlierUse)),
      create: os.vouchers.create.handler(answerWith(createVoucher)),
      update: os.vouchers.update.handler(answerWith(updateVoucher)),
      void: os.vouchers.void.handler(answerWith(voidVoucher)),
      attach: os.vouchers.attach.handler(answerWith(attachFile)),
      detach: os.vouchers.detach.handler(answerWith(detachFile)),
      attachment: os.vouchers.attachment.handler(answerWith(readAttachment)),
    },
    settlements: {
      forFair: os.settlements.forFair.handler(answerWith(readSettlementPage)),
      approve: os.settlements.approve.handler(answerWith(centerOnly(approveSettlement))),
      void: os.settlements.void.handler(answerWith(centerOnly(voidSettlement))),
      list: os.settlements.list.handler(answerWith(listSettlements)),
    },
    documents: {
      preview: os.documents.preview.handler(answerWith(previewSheets)),
      issue: os.documents.issue.handler(answerWith(issueSheets)),
      prints: os.documents.prints.handler(answerWith(listPrints)),
    },
    outcomes: {
      forPerson: os.outcomes.forPerson.handler(answerWith(readPersonOutcomes)),
      begin: os.outcomes.begin.handler(answerWith(beginPlacement)),
      record: os.outcomes.record.handler(answerWith(recordStep)),
      void: os.outcomes.void.handler(answerWith(voidStep)),
      proof: os.outcomes.proof.handler(answerWith(readAttachment)),
      visitors: os.outcomes.visitors.handler(answerWith(listFairVisitorLines)),
      recordMany: os.outcomes.recordMany.handler(answerWith(recordMany)),
      ledger: os.outcomes.ledger.handler(answerWith(listHireLedger)),
      figures: os.outcomes.figures.handler(answerWith(readOutcomeFigures)),
      names: os.outcomes.names.handler(answerWith(listNamesOfFigure)),
      ledgerFile: os.outcomes.ledgerFile.handler(answerWith(exportHireLedger)),
      clearLedgerFile: os.outcomes.clearLedgerFile.handler(answerWith(exportHireLedgerInClear)),
    },
    stations: {
      list: os.stations.list.handler(answerWith(listStationLines)),
      choices: os.stations.choices.handler(answerWith(listStationChoices)),
      get: os.stations.get.handler(answerWith(getStationPage)),
      create: os.stations.create.handler(answerWith(createStation)),
      update: os.stations.update.handler(answerWith(updateStation)),
      close: os.stations.close.handler(answerWith(closeStation)),
      reopen: os.stations.reopen.handler(answerWith(reopenStation)),
      ledgerFile: os.stations.ledgerFile.handler(answerWith(stationLedgerFile)),
      behind: os.stations.behind.handler(answerWith(listBehindFigure)),
      fairs: os.stations.fairs.handler(answerWith(listStationFairs)),
      deliveries: os.stations.deliveries.handler(answerWith(listDeliveryLines)),
      delivery: os.stations.delivery.handler(answerWith(getDeliveryPage)),
      createDelivery: os.stations.createDelivery.handler(answerWith(createDelivery)),
      updateDelivery: os.stations.updateDelivery.handler(answerWith(updateDelivery)),
      voidDelivery: os.stations.voidDelivery.handler(answerWith(voidDelivery)),
      readPeople: os.stations.readPeople.handler(answerWith(readTravellers)),
      addPeople: os.stations.addPeople.handler(answerWith(putOnTrip)),
      removePerson: os.stations.removePerson.handler(answerWith(takeOffTrip)),
      activities: os.stations.activities.handler(answerWith(listActivities)),
      addActivity: os.stations.addActivity.handler(answerWith(addActivity)),
      updateActivity: os.stations.updateActivity.handler(answerWith(updateActivity)),
      voidActivity: os.stations.voidActivity.handler(answerWith(voidActivity)),
      month: os.stations.month.handler(answerWith(readStationMonth)),
      monthFile: os.stations.monthFile.handler(answerWith(stationMonthFile)),
    },
    booths: {
      plan: os.booths.plan.handler(answerWith(readBoothPlan)),
      addArea: os.booths.addArea.handler(answerWith(addArea)),
      updateArea: os.booths.updateArea.handler(answerWith(updateArea)),
      removeArea: os.booths.removeArea.handler(answerWith(removeArea)),
      reserve: os.booths.reserve.handler(answerWith(reserveBooths)),
      place: os.booths.place.handler(answerWith(placeInBooths)),
      withdraw: os.booths.withdraw.handler(answerWith(withdrawFromBooths)),
      move: os.booths.move.handler(answerWith(moveBooth)),
      book: os.booths.book.handler(answerWith(bookBooths)),
      release: os.booths.release.handler(answerWith(releaseBooths)),
      planSheet: os.booths.planSheet.handler(answerWith(printPlan)),
      cards: os.booths.cards.handler(answerWith(printCards)),
    },
    arrivals: {
      list: os.arrivals.list.handler(answerWith(listArrivals)),
      record: os.arrivals.record.handler(answerWith(recordArrival)),
      undo: os.arrivals.undo.handler(answerWith(undoArrival)),
      markAbsent: os.arrivals.markAbsent.handler(answerWith(markAbsent)),
      undoMarkAbsent: os.arrivals.undoMarkAbsent.handler(answerWith(undoMarkAbsent)),
      rule: os.arrivals.rule.handler(answerWith(readNoShowRule)),
      saveRule: os.arrivals.saveRule.handler(answerWith(saveNoShowRule)),
      standing: os.arrivals.standing.handler(answerWith(readStanding)),
    },
    paper: {
      sheets: os.paper.sheets.handler(answerWith(listPaperSheets)),
      print: os.paper.print.handler(answerWith(printSheets)),
      reprint: os.paper.reprint.handler(answerWith(reprintSheet)),
      read: os.paper.read.handler(answerWith(readRows)),
      enter: os.paper.enter.handler(answerWith(enterRows)),
      batches: os.paper.batches.handler(answerWith(listPaperBatches)),
      undo: os.paper.undo.handler(answerWith(undoBatch)),
    },
    cards: {
      subjects: os.cards.subjects.handler(answerWith(listCardSubjects)),
      print: os.cards.print.handler(answerWith(printFairCards)),
    },
    exchange: {
      status: os.exchange.status.handler(answerWith(readExchangeStatus)),
      copies: os.exchange.copies.handler(answerWith(listCopies)),
      startCopy: os.exchange.startCopy.handler(answerWith(startCopy)),
      revokeCopy: os.exchange.revokeCopy.handler(answerWith(revokeCopy)),
      extendCopy: os.exchange.extendCopy.handler(answerWith(extendCopy)),
      makeCustodian: os.exchange.makeCustodian.handler(answerWith(centerOnly(makeCustodian))),
      handOver: os.exchange.handOver.handler(streamWith(handOver)),
      restamp: os.exchange.restamp.handler(async ({ errors }) => {
        const done = await startup.restamp();
        if (!done.ok) throw errors.REFUSED({ data: done.error });
        return done.value;
      }),
      sendReceipt: os.exchange.sendReceipt.handler(answerWith(sendReceipt)),
      packagesOut: os.exchange.packagesOut.handler(answerWith(listOutgoing)),
      readPiece: os.exchange.readPiece.handler(answerWith(readPiece)),
      beginUpload: os.exchange.beginUpload.handler(answerWith(beginUpload)),
      uploadPiece: os.exchange.uploadPiece.handler(answerWith(uploadPiece)),
      uploads: os.exchange.uploads.handler(answerWith(listUploads)),
      discardUpload: os.exchange.discardUpload.handler(answerWith(discardUpload)),
      tryPackage: os.exchange.tryPackage.handler(streamWith(tryUpload)),
      takeOver: os.exchange.takeOver.handler(streamWith(takeUpload)),
      packagesIn: os.exchange.packagesIn.handler(answerWith(listTaken)),
      packageNotes: os.exchange.packageNotes.handler(answerWith(listNotes)),
      revert: os.exchange.revert.handler(streamWith(revertMerge)),
      resume: os.exchange.resume.handler(streamWith(resumeWork)),
      printReport: os.exchange.printReport.handler(answerWith(printMergeReport)),
      conflicts: os.exchange.conflicts.handler(answerWith(listNamedConflicts)),
      decide: os.exchange.decide.handler(answerWith(decideConflict)),
      undoDecision: os.exchange.undoDecision.handler(answerWith(undoDecision)),
    },
    exchangeFolder: {
      setting: os.exchangeFolder.setting.handler(answerWith(readFolderSetting)),
      check: os.exchangeFolder.check.handler(answerWith(checkFolder)),
      save: os.exchangeFolder.save.handler(answerWith(saveFolder)),
      clear: os.exchangeFolder.clear.handler(answerWith(clearFolder)),
      list: os.exchangeFolder.list.handler(streamWith(listFolder)),
      fetch: os.exchangeFolder.fetch.handler(streamWith(fetchFromFolder)),
      put: os.exchangeFolder.put.handler(streamWith(putIntoFolder)),
    },
    audit: {
      list: os.audit.list.handler(answerWith(listAudit)),
    },
    backups: {
      list: os.backups.list.handler(answerWith(listBackups)),
      create: os.backups.create.handler(answerWith(createBackup)),
      restore: os.backups.restore.handler(async ({ input, errors }) => {
        const restored = await startup.restore(input.fileName);
        if (!restored.ok) throw errors.REFUSED({ data: restored.error });
        return restored.value;
      }),
    },
  });
}
