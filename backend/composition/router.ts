import { implement } from '@orpc/server';
import { contract } from '#shared/contract/index.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { DeskNetwork, DeskNetworkDep } from '../ports/desk-network.ts';
import { listAudit } from '../usecases/audit/audit.ts';
import { createBackup, listBackups } from '../usecases/backups/backups.ts';
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
import { cancelFair, chooseProgram, createFair, holdFair, reopenFair, updateFair } from '../usecases/fairs/change-fair.ts';
import { exportFairs } from '../usecases/fairs/export-fairs.ts';
import { getFairOverview, listFairLines, previewZone } from '../usecases/fairs/fair-lines.ts';
import { createTour, listTourLines } from '../usecases/fairs/tours.ts';
import { readOverview } from '../usecases/home/overview.ts';
import { search } from '../usecases/home/search.ts';
import { addJob, correctJob, restoreJob, withdrawJob } from '../usecases/jobs/change-job.ts';
import { exportJobs, listJobLines, listVersionsOfJob } from '../usecases/jobs/job-lines.ts';
import { readMinimumWage, setMinimumWage } from '../usecases/jobs/minimum-wage.ts';
import { addToRoster, removeFromRoster, setAttendance, updateRosterLine } from '../usecases/roster/change-roster.ts';
import { exportRoster, rosterTemplate } from '../usecases/roster/export-roster.ts';
import { checkImport, commitImport, listImportBatches, markErrors, readRosterFile } from '../usecases/roster/import-roster.ts';
import { listRoster } from '../usecases/roster/roster-lines.ts';
import { undoImport } from '../usecases/roster/undo-import.ts';
import { approveSettlement, voidSettlement } from '../usecases/settlements/change-settlement.ts';
import { listSettlements, readSettlementPage } from '../usecases/settlements/settlement-pages.ts';
import { findPeople, findSignups, listSignups, readTicket } from '../usecases/signups/find-signups.ts';
import { cancelSignup, restoreSignup, signUp } from '../usecases/signups/sign-up.ts';
import { exportUnits } from '../usecases/units/export-units.ts';
import { findKnownUnit, getUnitHistory, listUnitLines } from '../usecases/units/units.ts';
import { attachFile, detachFile, readAttachment } from '../usecases/vouchers/attachments.ts';
import { createVoucher, updateVoucher, voidVoucher } from '../usecases/vouchers/change-voucher.ts';
import { findEarlierUse, listVoucherLines } from '../usecases/vouchers/voucher-lines.ts';
import type { Session } from './session.ts';
import type { Startup } from './startup.ts';

export type FairdeskRouter = ReturnType<typeof createRouter>;

interface Refusing {
  readonly REFUSED: (options: { data: Refusal }) => Error;
}

/** Every procedure of the contract, bound to its use-case. Until the database is open only `startup` answers. */
export function createRouter(startup: Startup, deskNetwork: DeskNetwork) {
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

  return os.router({
    startup: {
      status: os.startup.status.handler(() => startup.state()),
      restore: os.startup.restore.handler(async ({ input, errors }) => {
        const restored = await startup.restore(input.fileName);
        if (!restored.ok) throw errors.REFUSED({ data: restored.error });
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
      rename: os.centers.rename.handler(answerWith(renameCenter)),
      addOperator: os.centers.addOperator.handler(answerWith(addOperator)),
      retireOperator: os.centers.retireOperator.handler(answerWith(retireOperator)),
      saveScheme: os.centers.saveScheme.handler(answerWith(saveScheme)),
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
      readFile: os.roster.readFile.handler(answerWith(readRosterFile)),
      check: os.roster.check.handler(answerWith(checkImport)),
      errorWorkbook: os.roster.errorWorkbook.handler(answerWith(markErrors)),
      commit: os.roster.commit.handler(async function* ({ input, errors, signal }) {
        const session = startup.session();
        if (!session) throw errors.REFUSED({ data: { type: 'DatabaseNotOpen' } });
        const outcome = yield* commitImport(session, input, signal);
        if (!outcome.ok) throw errors.REFUSED({ data: outcome.error });
        return outcome.value;
      }),
      batches: os.roster.batches.handler(answerWith(listImportBatches)),
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
      findByCreditCode: os.units.findByCreditCode.handler(answerWith(findKnownUnit)),
      exportList: os.units.exportList.handler(answerWith(exportUnits)),
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
      approve: os.settlements.approve.handler(answerWith(approveSettlement)),
      void: os.settlements.void.handler(answerWith(voidSettlement)),
      list: os.settlements.list.handler(answerWith(listSettlements)),
    },
    documents: {
      preview: os.documents.preview.handler(answerWith(previewSheets)),
      issue: os.documents.issue.handler(answerWith(issueSheets)),
      prints: os.documents.prints.handler(answerWith(listPrints)),
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
        return { keptAs: restored.value.keptAs };
      }),
    },
  });
}
