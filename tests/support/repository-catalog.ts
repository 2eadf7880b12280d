import type { LogEvent } from 'kysely';
import type { Writer } from '#db/connection/handles.ts';
import { runCommand } from '#db/log/run-command.ts';
import * as arrivals from '#db/repositories/arrivals.ts';
import * as attachments from '#db/repositories/attachments.ts';
import * as audit from '#db/repositories/audit.ts';
import * as auditSubjects from '#db/repositories/audit-subjects.ts';
import * as booths from '#db/repositories/booths.ts';
import * as cardPrints from '#db/repositories/card-prints.ts';
import * as centers from '#db/repositories/centers.ts';
import * as columnMappings from '#db/repositories/column-mappings.ts';
import * as conflicts from '#db/repositories/conflicts.ts';
import * as counters from '#db/repositories/counters.ts';
import * as deliveries from '#db/repositories/deliveries.ts';
import * as desks from '#db/repositories/desks.ts';
import * as disclosures from '#db/repositories/disclosures.ts';
import * as exchangePeers from '#db/repositories/exchange-peers.ts';
import * as fairObservations from '#db/repositories/fair-observations.ts';
import * as fairVisitors from '#db/repositories/fair-visitors.ts';
import * as fairs from '#db/repositories/fairs.ts';
import * as feedback from '#db/repositories/feedback.ts';
import * as heldRows from '#db/repositories/held-rows.ts';
import * as importBatches from '#db/repositories/import-batches.ts';
import * as jobSeekers from '#db/repositories/job-seekers.ts';
import * as jobs from '#db/repositories/jobs.ts';
import * as operators from '#db/repositories/operators.ts';
import * as outcomeSteps from '#db/repositories/outcome-steps.ts';
import * as packages from '#db/repositories/packages.ts';
import * as paperBatches from '#db/repositories/paper-batches.ts';
import * as paperSheets from '#db/repositories/paper-sheets.ts';
import * as participations from '#db/repositories/participations.ts';
import * as personMerges from '#db/repositories/person-merges.ts';
import * as placements from '#db/repositories/placements.ts';
import * as prints from '#db/repositories/prints.ts';
import * as scans from '#db/repositories/scans.ts';
import * as schemes from '#db/repositories/schemes.ts';
import * as search from '#db/repositories/search.ts';
import * as settings from '#db/repositories/settings.ts';
import * as settlements from '#db/repositories/settlements.ts';
import * as signupEntries from '#db/repositories/signup-entries.ts';
import * as signups from '#db/repositories/signups.ts';
import * as stationActivities from '#db/repositories/station-activities.ts';
import * as stationFacts from '#db/repositories/station-facts.ts';
import * as stations from '#db/repositories/stations.ts';
import * as statistics from '#db/repositories/statistics.ts';
import * as statisticsReports from '#db/repositories/statistics-reports.ts';
import * as thisStation from '#db/repositories/this-station.ts';
import * as tours from '#db/repositories/tours.ts';
import * as units from '#db/repositories/units.ts';
import * as vouchers from '#db/repositories/vouchers.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import { ok } from '#shared/kernel/result.ts';
import { expectOk, TEST_NOW, testDatabase, testId } from './database.ts';
import {
  aBooth,
  aBoothArea,
  aCardPrint,
  aCostItem,
  aDelivery,
  aDeliveryPerson,
  aDesk,
  aFair,
  aFairObservation,
  aFeedback,
  aJob,
  aJobSeeker,
  aJobVersion,
  anActivity,
  anArrival,
  anAttachment,
  anExchangePeer,
  anImportBatch,
  anObservation,
  anOperator,
  anOutcomeStep,
  aPackageIn,
  aPackageOut,
  aPaperBatch,
  aPaperSheet,
  aParticipation,
  aPersonMerge,
  aPlacement,
  aScan,
  aScheme,
  aSettlement,
  aSignup,
  aStation,
  aStatisticsReport,
  aUnit,
  aVoucher,
} from './records.ts';

/** Every repository by its file name. */
export const REPOSITORIES = {
  arrivals,
  attachments,
  audit,
  'audit-subjects': auditSubjects,
  booths,
  'card-prints': cardPrints,
  centers,
  'column-mappings': columnMappings,
  conflicts,
  counters,
  disclosures,
  'exchange-peers': exchangePeers,
  packages,
  'fair-visitors': fairVisitors,
  'fair-observations': fairObservations,
  desks,
  fairs,
  feedback,
  'held-rows': heldRows,
  'import-batches': importBatches,
  'job-seekers': jobSeekers,
  jobs,
  operators,
  'paper-batches': paperBatches,
  'paper-sheets': paperSheets,
  'outcome-steps': outcomeSteps,
  participations,
  placements,
  'person-merges': personMerges,
  prints,
  scans,
  schemes,
  search,
  settings,
  settlements,
  'signup-entries': signupEntries,
  signups,
  statistics,
  'statistics-reports': statisticsReports,
  deliveries,
  'station-activities': stationActivities,
  'station-facts': stationFacts,
  stations,
  'this-station': thisStation,
  tours,
  units,
  vouchers,
} as const;

/** One repository function as it is asked, with the SQL that came of it. */
export interface AskedQuestion {
  readonly repository: keyof typeof REPOSITORIES;
  /** Name of the function and, where it has several forms, which. */
  readonly question: string;
  readonly statements: readonly string[];
}

type Ask = (trx: Writer) => Promise<unknown>;

/** Asks every repository function once in each of its forms, on a small database, and notes the SQL. */
export async function askEverything(): Promise<readonly AskedQuestion[]> {
  const noted: string[] = [];
  await using db = await testDatabase({ onQuery: (event: LogEvent) => void noted.push(event.query.sql) });
  const command = { id: testId<'Command'>(), name: 'catalog', actor: 'operator', at: TEST_NOW };
  const asked = await runCommand(db, command, async (trx) => {
    const answers: AskedQuestion[] = [];
    for (const [repository, question, ask] of questions()) {
      noted.length = 0;
      await ask(trx);
      answers.push({ repository, question, statements: [...new Set(noted)] });
    }
    return ok(answers);
  });
  return expectOk(asked);
}

/** In an order in which every write finds what it needs. */
function questions(): readonly (readonly [AskedQuestion['repository'], string, Ask])[] {
  const fair = aFair();
  const unit = aUnit();
  const tour = { id: testId<'Tour'>(), name: '西部行' };
  const operator = anOperator();
  const batch = anImportBatch(fair.id);
  const participation = aParticipation(fair.id, unit.id, { importBatchId: batch.id });
  const attachment = anAttachment();
  const voucher = aVoucher(fair.id, { items: [aCostItem({ unitId: unit.id })] });
  const settlement = aSettlement(fair.id);
  const print = { id: testId<'Print'>(), settlementId: settlement.id, copyNumber: 1, printedBy: '张三', printedAt: TEST_NOW };
  const person = aJobSeeker({ importBatchId: batch.id });
  const observation = anObservation(person.id, { importBatchId: batch.id });
  const signup = aSignup(fair.id, person.id, { importBatchId: batch.id });
  const job = aJob(participation.id, { importBatchId: batch.id });
  const scan = aScan(fair.id, signup.id);
  const area = aBoothArea(fair.id);
  const booth = aBooth(area);
  const arrivedUnit = aUnit();
  const arrived = aParticipation(fair.id, arrivedUnit.id);
  const arrival = anArrival(arrived);
  const samePerson = [aJobSeeker(), aJobSeeker()] as const;
  const merge = aPersonMerge(samePerson[0].id, samePerson[1].id);
  const said = aFeedback(participation.id);
  const observed = aFairObservation(fair.id);
  const sheet = aPaperSheet(fair.id, [signup.id, undefined]);
  const paperBatch = aPaperBatch(fair.id);
  const paperEntry = {
    id: testId<'PaperEntry'>(),
    batchId: paperBatch.id,
    sheetId: sheet.id,
    row: 1,
    scanId: scan.id,
    arrivalId: undefined,
  };
  const desk = aDesk(operator.id, { fairId: fair.id });
  const after = { name: unit.name, id: unit.id };
  const employer = aUnit();
  const worker = aJobSeeker();
  const placement = aPlacement(worker.id, employer.id, { fairId: fair.id });
  const step = anOutcomeStep(placement.id, { kind: 'hired', on: calendarDate('2026-03-05') });
  const disclosureId = testId<'Disclosure'>();
  const to = calendarDate('2026-12-31');
  const station = aStation();
  const delivery = aDelivery(station.id, employer.id, { fairId: fair.id });
  const traveller = aDeliveryPerson(delivery.id, worker.id);
  const activity = anActivity(station.id);
  const period = { from: calendarDate('2026-01-01'), to };
  const voided = { by: '李四', at: TEST_NOW, reason: '误录' };
  const peer = anExchangePeer(station.id);
  const [packageOut, packageIn] = [aPackageOut(peer.id), aPackageIn(peer.id)];
  /** Records named by most of the others; some are gone. */
  const named = [
    { table: 'arrival', recordId: arrival.id },
    { table: 'booth', recordId: booth.id },
    { table: 'job', recordId: job.id },
    { table: 'outcome_step', recordId: step.id },
    { table: 'person_merge', recordId: merge.id },
    { table: 'print_record', recordId: print.id },
    { table: 'scan', recordId: scan.id },
    { table: 'signup', recordId: signup.id },
    { table: 'voucher', recordId: voucher.id },
    { table: 'delivery_person', recordId: traveller.id },
    { table: 'station_activity', recordId: activity.id },
  ] as const;
  return [
    ['centers', 'saveCenter', (trx) => centers.saveCenter(trx, { name: '淮安', homeDivision: '320800', sample: false })],
    ['centers', 'findCenter', centers.findCenter],
    ['operators', 'insertOperator', (trx) => operators.insertOperator(trx, operator)],
    ['operators', 'listOperators', operators.listOperators],
    ['operators', 'findOperatorById', (trx) => operators.findOperatorById(trx, operator.id)],
    ['operators', 'findOperatorByName', (trx) => operators.findOperatorByName(trx, operator.name)],
    ['operators', 'setOperatorActive', (trx) => operators.setOperatorActive(trx, operator.id, false)],
    ['schemes', 'saveScheme', (trx) => schemes.saveScheme(trx, aScheme())],
    ['schemes', 'listSchemes', schemes.listSchemes],
    ['schemes', 'findSchemeByProgram', (trx) => schemes.findSchemeByProgram(trx, 'huaian-3-event-cost')],
    ['counters', 'takeNextNumber', (trx) => counters.takeNextNumber(trx, 'fair', 2026)],
    ['settings', 'saveSetting', (trx) => settings.saveSetting(trx, 'printer', 'A4')],
    ['this-station', 'findThisStation', thisStation.findThisStation],
    ['settings', 'findSetting', (trx) => settings.findSetting(trx, 'printer')],
    ['tours', 'insertTour', (trx) => tours.insertTour(trx, tour)],
    ['tours', 'listTours', tours.listTours],
    ['tours', 'findTourById', (trx) => tours.findTourById(trx, tour.id)],
    ['tours', 'renameTour', (trx) => tours.renameTour(trx, tour.id, '东部行')],
    ['fairs', 'insertFair', (trx) => fairs.insertFair(trx, fair)],
    ['fairs', 'updateFair', (trx) => fairs.updateFair(trx, { ...fair, note: '备注' })],
    ['fairs', 'listFairs', (trx) => fairs.listFairs(trx)],
    [
      'fairs',
      'listFairs: year, status, kind, text',
      (trx) => fairs.listFairs(trx, { year: 2026, status: 'held', kind: 'outbound', text: '会' }),
    ],
    ['fairs', 'listFairsOnDay', (trx) => fairs.listFairsOnDay(trx, fair.startsOn)],
    ['fairs', 'listFairsByTour', (trx) => fairs.listFairsByTour(trx, tour.id)],
    ['fairs', 'listFairYears', fairs.listFairYears],
    ['fairs', 'findFairById', (trx) => fairs.findFairById(trx, fair.id)],
    ['fairs', 'findFairByNumber', (trx) => fairs.findFairByNumber(trx, fair.number)],
    ['fairs', 'tallyFairsByYear', (trx) => fairs.tallyFairsByYear(trx, 2026)],
    ['fairs', 'tallyFair', (trx) => fairs.tallyFair(trx, fair.id)],
    ['import-batches', 'insertImportBatch', (trx) => importBatches.insertImportBatch(trx, batch)],
    ['units', 'insertUnits', (trx) => units.insertUnits(trx, [unit, employer, arrivedUnit])],
    ['units', 'updateUnit', (trx) => units.updateUnit(trx, { ...unit, phone: '0517' })],
    ['units', 'searchUnits', (trx) => units.searchUnits(trx, { limit: 50 })],
    ['units', 'searchUnits: text, after', (trx) => units.searchUnits(trx, { text: '单位', after, limit: 50 })],
    ['units', 'countUnits', (trx) => units.countUnits(trx)],
    ['units', 'findUnitById', (trx) => units.findUnitById(trx, unit.id)],
    ['units', 'findUnitByCreditCode', (trx) => units.findUnitByCreditCode(trx, unit.creditCode)],
    ['units', 'listUnitsByIds', (trx) => units.listUnitsByIds(trx, [unit.id])],
    ['units', 'listUnitsByCreditCodes', (trx) => units.listUnitsByCreditCodes(trx, [unit.creditCode])],
    ['participations', 'insertParticipations', (trx) => participations.insertParticipations(trx, [participation, arrived])],
    ['participations', 'updateParticipation', (trx) => participations.updateParticipation(trx, { ...participation, booth: 'A2' })],
    ['participations', 'setAttendance', (trx) => participations.setAttendance(trx, [participation.id], 'noShow')],
    ['participations', 'listRosterByFair', (trx) => participations.listRosterByFair(trx, fair.id)],
    ['participations', 'findParticipationById', (trx) => participations.findParticipationById(trx, participation.id)],
    ['participations', 'findParticipationByUnit', (trx) => participations.findParticipationByUnit(trx, fair.id, unit.id)],
    ['participations', 'listParticipationsByUnit', (trx) => participations.listParticipationsByUnit(trx, unit.id)],
    ['participations', 'listCreditCodesByFair', (trx) => participations.listCreditCodesByFair(trx, fair.id)],
    ['participations', 'nextRosterOrder', (trx) => participations.nextRosterOrder(trx, fair.id)],
    ['participations', 'countParticipationsByYear', (trx) => participations.countParticipationsByYear(trx, 2026)],
    ['participations', 'listParticipationsByIds', (trx) => participations.listParticipationsByIds(trx, [participation.id])],
    ['participations', 'setBoothText', (trx) => participations.setBoothText(trx, participation.id, 'A01')],
    ['participations', 'listPastAttendances', (trx) => participations.listPastAttendances(trx, [unit.id], fair.endsOn)],
    ['fairs', 'findLastFairDay', (trx) => fairs.findLastFairDay(trx, fair.endsOn)],
    ['booths', 'insertBoothArea', (trx) => booths.insertBoothArea(trx, area, [booth])],
    ['booths', 'updateBoothArea', (trx) => booths.updateBoothArea(trx, { ...area, name: 'A区' })],
    ['booths', 'findBoothPlan', (trx) => booths.findBoothPlan(trx, fair.id)],
    ['booths', 'findBoothAreaById', (trx) => booths.findBoothAreaById(trx, area.id)],
    [
      'booths',
      'saveBoothUses',
      (trx) => booths.saveBoothUses(trx, [{ ...booth, use: { state: 'held', participationId: participation.id } }]),
    ],
    ['booths', 'setBoothsReserved', (trx) => booths.setBoothsReserved(trx, [booth.id], true)],
    ['booths', 'removeBoothArea', (trx) => booths.removeBoothArea(trx, area.id, [booth.id], '改图')],
    ['arrivals', 'insertArrival', (trx) => arrivals.insertArrival(trx, arrival)],
    ['arrivals', 'listArrivalsByFair', (trx) => arrivals.listArrivalsByFair(trx, fair.id)],
    ['arrivals', 'findArrivalById', (trx) => arrivals.findArrivalById(trx, arrival.id)],
    ['arrivals', 'listArrivalsOf', (trx) => arrivals.listArrivalsOf(trx, [arrived.id])],
    ['arrivals', 'markArrivalUndone', (trx) => arrivals.markArrivalUndone(trx, arrival.id, { by: '李四', at: TEST_NOW, reason: '误登' })],
    ['units', 'countUnitUse', (trx) => units.countUnitUse(trx, [unit.id])],
    ['attachments', 'insertAttachment', (trx) => attachments.insertAttachment(trx, attachment)],
    ['attachments', 'findAttachmentById', (trx) => attachments.findAttachmentById(trx, attachment.id)],
    ['attachments', 'findAttachmentBySha256', (trx) => attachments.findAttachmentBySha256(trx, attachment.sha256)],
    ['vouchers', 'insertVoucher', (trx) => vouchers.insertVoucher(trx, voucher)],
    ['vouchers', 'updateVoucher', (trx) => vouchers.updateVoucher(trx, { ...voucher, payee: '客运站', items: [aCostItem()] })],
    ['vouchers', 'attachToVoucher', (trx) => vouchers.attachToVoucher(trx, voucher.id, attachment.id)],
    ['vouchers', 'listVouchersByFair', (trx) => vouchers.listVouchersByFair(trx, fair.id)],
    ['vouchers', 'listItemsByVouchers', (trx) => vouchers.listItemsByVouchers(trx, [voucher.id])],
    ['vouchers', 'findVoucherById', (trx) => vouchers.findVoucherById(trx, voucher.id)],
    ['vouchers', 'findVoucherByNumber', (trx) => vouchers.findVoucherByNumber(trx, voucher.number)],
    ['vouchers', 'listVoucherNumbersByUnit', (trx) => vouchers.listVoucherNumbersByUnit(trx, unit.id)],
    ['vouchers', 'listVoucherNumbersByUnit: fair', (trx) => vouchers.listVoucherNumbersByUnit(trx, unit.id, fair.id)],
    ['vouchers', 'listAttachmentsByVoucher', (trx) => vouchers.listAttachmentsByVoucher(trx, voucher.id)],
    ['vouchers', 'detachFromVoucher', (trx) => vouchers.detachFromVoucher(trx, voucher.id, attachment.id, '误传')],
    ['vouchers', 'voidVoucher', (trx) => vouchers.voidVoucher(trx, voucher.id, '重复')],
    ['settlements', 'listFairsAwaitingSettlement', (trx) => settlements.listFairsAwaitingSettlement(trx, 2026)],
    ['settlements', 'insertSettlement', (trx) => settlements.insertSettlement(trx, settlement)],
    ['settlements', 'findSettlementById', (trx) => settlements.findSettlementById(trx, settlement.id)],
    ['settlements', 'findSettlementByNumber', (trx) => settlements.findSettlementByNumber(trx, settlement.number)],
    ['settlements', 'findSettlementInForceByFair', (trx) => settlements.findSettlementInForceByFair(trx, fair.id)],
    ['settlements', 'listSettlementsByFair', (trx) => settlements.listSettlementsByFair(trx, fair.id)],
    ['settlements', 'listSettlementsByYear', (trx) => settlements.listSettlementsByYear(trx, 2026)],
    ['settlements', 'sumSettlementsByYear', (trx) => settlements.sumSettlementsByYear(trx, 2026)],
    ['prints', 'insertPrint', (trx) => prints.insertPrint(trx, print)],
    ['prints', 'nextCopyNumber', (trx) => prints.nextCopyNumber(trx, settlement.id)],
    ['prints', 'listPrintsBySettlement', (trx) => prints.listPrintsBySettlement(trx, settlement.id)],
    [
      'settlements',
      'voidSettlement',
      (trx) => settlements.voidSettlement(trx, settlement.id, { reason: '有误', by: '李四', at: TEST_NOW }),
    ],
    ['exchange-peers', 'findPeerAbove', exchangePeers.findPeerAbove],
    ['exchange-peers', 'listPeersBelow', exchangePeers.listPeersBelow],
    ['packages', 'findLastPackageOut', (trx) => packages.findLastPackageOut(trx, peer.id, 'package', 9)],
    ['packages', 'listPackagesOut', (trx) => packages.listPackagesOut(trx, peer.id, 50)],
    ['packages', 'findPackageOut', (trx) => packages.findPackageOut(trx, packageOut.id)],
    ['packages', 'findPackageIn', (trx) => packages.findPackageIn(trx, packageIn.id)],
    ['packages', 'listPackageIdentities', (trx) => packages.listPackageIdentities(trx, [peer.id])],
    ['packages', 'listUnfinishedPackages', packages.listUnfinishedPackages],
    ['packages', 'listPackagesIn', (trx) => packages.listPackagesIn(trx, 50)],
    ['packages', 'listPackagesOfPeer', (trx) => packages.listPackagesOfPeer(trx, peer.id, 50)],
    ['packages', 'listPackageNotes', (trx) => packages.listPackageNotes(trx, packageIn.id, -1, 50)],
    ['packages', 'listReceivedHeads', (trx) => packages.listReceivedHeads(trx, peer.id)],
    ['held-rows', 'findHeldRows', (trx) => heldRows.findHeldRows(trx, 'voucher', [voucher.id])],
    ['held-rows', 'listHeldItems', (trx) => heldRows.listHeldItems(trx, [testId<'Conflict'>()])],
    ['conflicts', 'listConflicts', (trx) => conflicts.listConflicts(trx, 'open', 50)],
    ['conflicts', 'findConflict', (trx) => conflicts.findConflict(trx, testId<'Conflict'>())],
    ['conflicts', 'countDecided', (trx) => conflicts.countDecided(trx, packageIn.id)],
    ['conflicts', 'countOpenByPeer', conflicts.countOpenByPeer],
    ['conflicts', 'listRecordsInQuestion', (trx) => conflicts.listRecordsInQuestion(trx, 'voucher')],
    ['import-batches', 'listImportBatchesByFair', (trx) => importBatches.listImportBatchesByFair(trx, fair.id, 'roster')],
    [
      'import-batches',
      'countIntoImportBatch',
      (trx) => importBatches.countIntoImportBatch(trx, batch.id, { added: 1, newRecords: 0, skipped: 0 }),
    ],
    ['import-batches', 'findImportBatchById', (trx) => importBatches.findImportBatchById(trx, batch.id)],
    ['import-batches', 'listImportBatchContents', (trx) => importBatches.listImportBatchContents(trx, batch.id)],
    ['import-batches', 'markImportBatchUndone', (trx) => importBatches.markImportBatchUndone(trx, batch.id, '张三', TEST_NOW)],
    ['job-seekers', 'insertJobSeekers', (trx) => jobSeekers.insertJobSeekers(trx, [person, worker])],
    ['job-seekers', 'insertJobSeekers: several', (trx) => jobSeekers.insertJobSeekers(trx, samePerson)],
    ['job-seekers', 'updateJobSeeker', (trx) => jobSeekers.updateJobSeeker(trx, { ...person, skills: '焊工' })],
    ['job-seekers', 'insertObservations', (trx) => jobSeekers.insertObservations(trx, [observation])],
    ['job-seekers', 'listJobSeekers', (trx) => jobSeekers.listJobSeekers(trx, { limit: 50 })],
    [
      'job-seekers',
      'listJobSeekers: after',
      (trx) => jobSeekers.listJobSeekers(trx, { after: { registeredAt: TEST_NOW, id: person.id }, limit: 50 }),
    ],
    [
      'job-seekers',
      'listJobSeekers: filter',
      (trx) => jobSeekers.listJobSeekers(trx, { limit: 50, filter: { group: 'veteran', education: 'master', region: '320800' } }),
    ],
    ['job-seekers', 'countJobSeekers', jobSeekers.countJobSeekers],
    ['job-seekers', 'searchJobSeekers', (trx) => jobSeekers.searchJobSeekers(trx, '求职', 50)],
    [
      'job-seekers',
      'searchJobSeekers: filter',
      (trx) => jobSeekers.searchJobSeekers(trx, '求职', 50, { group: 'veteran', education: 'master', region: '320800' }),
    ],
    ['job-seekers', 'listJobSeekersByName', (trx) => jobSeekers.listJobSeekersByName(trx, person.name)],
    ['job-seekers', 'recordNumbersShown', (trx) => jobSeekers.recordNumbersShown(trx, person.id, ['document'], '核对')],
    ['job-seekers', 'findJobSeekerById', (trx) => jobSeekers.findJobSeekerById(trx, person.id)],
    ['job-seekers', 'listJobSeekersByIds', (trx) => jobSeekers.listJobSeekersByIds(trx, [person.id])],
    ['job-seekers', 'listJobSeekersByPhones', (trx) => jobSeekers.listJobSeekersByPhones(trx, ['f'.repeat(32)])],
    ['job-seekers', 'listRecordsOfPerson', (trx) => jobSeekers.listRecordsOfPerson(trx, person.id)],
    ['job-seekers', 'listObservations', (trx) => jobSeekers.listObservations(trx, [person.id])],
    ['job-seekers', 'listJobSeekerIdsOfBatch', (trx) => jobSeekers.listJobSeekerIdsOfBatch(trx, batch.id)],
    ['job-seekers', 'listObservationsOfBatch', (trx) => jobSeekers.listObservationsOfBatch(trx, batch.id)],
    ['person-merges', 'insertPersonMerge', (trx) => personMerges.insertPersonMerge(trx, merge)],
    ['person-merges', 'listMergesOfRecords', (trx) => personMerges.listMergesOfRecords(trx, [merge.intoId])],
    ['person-merges', 'findPersonMergeById', (trx) => personMerges.findPersonMergeById(trx, merge.id)],
    [
      'person-merges',
      'undoPersonMerge',
      (trx) => personMerges.undoPersonMerge(trx, merge.id, { reason: '误认', by: '李四', at: TEST_NOW }),
    ],
    ['signups', 'insertSignups', (trx) => signups.insertSignups(trx, [signup])],
    ['signups', 'setSignupCancelled', (trx) => signups.setSignupCancelled(trx, signup.id, '有事')],
    ['signups', 'listSignupsByFair', (trx) => signups.listSignupsByFair(trx, fair.id, { limit: 50 })],
    [
      'signups',
      'listSignupsByFair: after',
      (trx) => signups.listSignupsByFair(trx, fair.id, { after: { signedUpAt: TEST_NOW, id: signup.id }, limit: 50 }),
    ],
    ['signups', 'listSignupsByPerson', (trx) => signups.listSignupsByPerson(trx, [person.id])],
    ['signups', 'countSignupsByFair', (trx) => signups.countSignupsByFair(trx, fair.id)],
    ['signups', 'findSignupById', (trx) => signups.findSignupById(trx, signup.id)],
    ['signups', 'findSignupByTicket', (trx) => signups.findSignupByTicket(trx, signup.ticketCode)],
    ['signups', 'listSignupsByIds', (trx) => signups.listSignupsByIds(trx, [signup.id])],
    ['signup-entries', 'findEntryByTicket', (trx) => signupEntries.findEntryByTicket(trx, signup.ticketCode)],
    ['signup-entries', 'findEntryById', (trx) => signupEntries.findEntryById(trx, signup.id)],
    ['signup-entries', 'listEntriesByFair', (trx) => signupEntries.listEntriesByFair(trx, fair.id, { limit: 50 })],
    [
      'signup-entries',
      'listEntriesByFair: after',
      (trx) => signupEntries.listEntriesByFair(trx, fair.id, { after: { signedUpAt: TEST_NOW, id: signup.id }, limit: 50 }),
    ],
    ['signup-entries', 'listEntriesOfPeople', (trx) => signupEntries.listEntriesOfPeople(trx, fair.id, [person.id])],
    ['signup-entries', 'listEntriesByPhone', (trx) => signupEntries.listEntriesByPhone(trx, fair.id, 'f'.repeat(32))],
    ['signup-entries', 'searchEntriesByKeys', (trx) => signupEntries.searchEntriesByKeys(trx, fair.id, '求职', 20)],
    ['signup-entries', 'searchEntriesOfFair', (trx) => signupEntries.searchEntriesOfFair(trx, fair.id, '求职', 20)],
    ['signup-entries', 'searchEntries', (trx) => signupEntries.searchEntries(trx, fair.id, '求职', 20)],
    ['scans', 'insertScan', (trx) => scans.insertScan(trx, scan)],
    ['scans', 'findScanById', (trx) => scans.findScanById(trx, scan.id)],
    ['scans', 'findStandingScan', (trx) => scans.findStandingScan(trx, fair.id, person.id)],
    ['scans', 'countScansByFair', (trx) => scans.countScansByFair(trx, fair.id)],
    ['scans', 'countPendingScans', (trx) => scans.countPendingScans(trx, fair.id)],
    ['scans', 'countEntriesSince', (trx) => scans.countEntriesSince(trx, fair.id, TEST_NOW)],
    ['scans', 'countPeopleAtFair', (trx) => scans.countPeopleAtFair(trx, fair.id)],
    ['scans', 'listLastScans', (trx) => scans.listLastScans(trx, fair.id, 10)],
    ['scans', 'listPendingScans', (trx) => scans.listPendingScans(trx, fair.id)],
    ['scans', 'updateScan', (trx) => scans.updateScan(trx, { ...scan, signupId: undefined, verdict: 'pending', owner: '张三' })],
    ['signups', 'restoreSignup', (trx) => signups.restoreSignup(trx, signup.id, batch.id)],
    ['signups', 'setSignupBack', (trx) => signups.setSignupBack(trx, { ...signup, cancelReason: '有事' })],
    ['signups', 'listScannedSignupIds', (trx) => signups.listScannedSignupIds(trx, [signup.id])],
    ['job-seekers', 'listJobSeekersInUse', (trx) => jobSeekers.listJobSeekersInUse(trx, [person.id])],
    ['import-batches', 'listChangedRows', (trx) => importBatches.listChangedRows(trx, 'signup', [signup.id])],
    ['paper-sheets', 'insertPaperSheets', (trx) => paperSheets.insertPaperSheets(trx, [sheet])],
    ['paper-sheets', 'listPaperSheetsByFair', (trx) => paperSheets.listPaperSheetsByFair(trx, fair.id)],
    ['paper-sheets', 'findPaperSheetById', (trx) => paperSheets.findPaperSheetById(trx, sheet.id)],
    ['paper-sheets', 'listPaperSheetsByNumber', (trx) => paperSheets.listPaperSheetsByNumber(trx, fair.id, sheet)],
    ['paper-sheets', 'nextPaperSheetNumber', (trx) => paperSheets.nextPaperSheetNumber(trx, fair.id, 'persons')],
    ['paper-sheets', 'setPaperSheetCopies', (trx) => paperSheets.setPaperSheetCopies(trx, sheet.id, 2, '表格淋湿')],
    ['paper-batches', 'insertPaperBatch', (trx) => paperBatches.insertPaperBatch(trx, paperBatch)],
    ['paper-batches', 'insertPaperEntries', (trx) => paperBatches.insertPaperEntries(trx, [paperEntry])],
    ['paper-batches', 'listPaperBatchesByFair', (trx) => paperBatches.listPaperBatchesByFair(trx, fair.id)],
    ['paper-batches', 'findPaperBatchById', (trx) => paperBatches.findPaperBatchById(trx, paperBatch.id)],
    ['paper-batches', 'listPaperEntriesOfBatch', (trx) => paperBatches.listPaperEntriesOfBatch(trx, paperBatch.id)],
    ['paper-batches', 'listPaperEntriesOfSheets', (trx) => paperBatches.listPaperEntriesOfSheets(trx, [sheet.id])],
    [
      'paper-batches',
      'markPaperBatchUndone',
      (trx) => paperBatches.markPaperBatchUndone(trx, paperBatch.id, { by: '张三', at: TEST_NOW, reason: '录错场次' }),
    ],
    ['card-prints', 'insertCardPrints', (trx) => cardPrints.insertCardPrints(trx, [aCardPrint(fair.id, signup.id)])],
    ['card-prints', 'listCardPrintsByFair', (trx) => cardPrints.listCardPrintsByFair(trx, fair.id, 'badge')],
    ['signups', 'listSignupsOfBatch', (trx) => signups.listSignupsOfBatch(trx, batch.id)],
    ['fairs', 'listFairsByIds', (trx) => fairs.listFairsByIds(trx, [fair.id])],
    ['fair-visitors', 'listFairVisitors', (trx) => fairVisitors.listFairVisitors(trx, fair.id, { limit: 50 })],
    [
      'fair-visitors',
      'listFairVisitors: text, after',
      (trx) => fairVisitors.listFairVisitors(trx, fair.id, { text: '求职', after: { name: worker.name, id: worker.id }, limit: 50 }),
    ],
    ['placements', 'insertPlacements', (trx) => placements.insertPlacements(trx, [placement])],
    ['placements', 'listPlacements', (trx) => placements.listPlacements(trx, { to }, { limit: 50 })],
    [
      'placements',
      'listPlacements: from, step, fair, unit, after',
      (trx) =>
        placements.listPlacements(
          trx,
          { from: to, to, step: 'hired', fairId: fair.id, unitId: employer.id },
          { after: { enteredAt: TEST_NOW, id: placement.id }, limit: 50 },
        ),
    ],
    ['placements', 'countPlacements', (trx) => placements.countPlacements(trx, { to })],
    ['placements', 'findPlacementById', (trx) => placements.findPlacementById(trx, placement.id)],
    ['placements', 'listPlacementsByRecords', (trx) => placements.listPlacementsByRecords(trx, [worker.id])],
    ['placements', 'listPlacementsByFair', (trx) => placements.listPlacementsByFair(trx, fair.id)],
    ['placements', 'listPlacementsByFair: unit', (trx) => placements.listPlacementsByFair(trx, fair.id, employer.id)],
    ['outcome-steps', 'insertOutcomeSteps', (trx) => outcomeSteps.insertOutcomeSteps(trx, [step])],
    ['outcome-steps', 'listOutcomeSteps', (trx) => outcomeSteps.listOutcomeSteps(trx, [placement.id])],
    ['outcome-steps', 'findOutcomeStepById', (trx) => outcomeSteps.findOutcomeStepById(trx, step.id)],
    ['outcome-steps', 'listPersonFacts', (trx) => outcomeSteps.listPersonFacts(trx, { to })],
    ['outcome-steps', 'listPersonFacts: from, fair', (trx) => outcomeSteps.listPersonFacts(trx, { from: to, to }, fair.id)],
    ['outcome-steps', 'listEmploymentFacts', (trx) => outcomeSteps.listEmploymentFacts(trx, [worker.id], to)],
    ['outcome-steps', 'voidOutcomeStep', (trx) => outcomeSteps.voidOutcomeStep(trx, step.id, { reason: '误录', by: '李四', at: TEST_NOW })],
    [
      'disclosures',
      'insertDisclosure',
      (trx) =>
        disclosures.insertDisclosure(trx, {
          id: disclosureId,
          subject: '招聘用工实名台账',
          personIds: [worker.id],
          reason: '上级核查',
          disclosedBy: '张三',
          disclosedAt: TEST_NOW,
        }),
    ],
    ['outcome-steps', 'listHiredDays', (trx) => outcomeSteps.listHiredDays(trx, [worker.id], employer.id, to)],
    ['stations', 'insertStation', (trx) => stations.insertStation(trx, station)],
    ['exchange-peers', 'insertPeer', (trx) => exchangePeers.insertPeer(trx, peer)],
    ['exchange-peers', 'updatePeer', (trx) => exchangePeers.updatePeer(trx, peer.id, { sent: 1 })],
    ['exchange-peers', 'findPeerById', (trx) => exchangePeers.findPeerById(trx, peer.id)],
    ['packages', 'insertPackageOut', (trx) => packages.insertPackageOut(trx, packageOut)],
    ['packages', 'insertPackageIn', (trx) => packages.insertPackageIn(trx, packageIn)],
    ['packages', 'updatePackageIn', (trx) => packages.updatePackageIn(trx, { ...packageIn, state: 'merged' })],
    ['stations', 'updateStation', (trx) => stations.updateStation(trx, { ...station, note: '备注' })],
    ['stations', 'listStations', stations.listStations],
    ['stations', 'findStationById', (trx) => stations.findStationById(trx, station.id)],
    ['stations', 'findStationByCode', (trx) => stations.findStationByCode(trx, station.code)],
    ['stations', 'countNumbersOfStation', (trx) => stations.countNumbersOfStation(trx, station)],
    ['fairs', 'listFairsByStation', (trx) => fairs.listFairsByStation(trx, station.id, period.from, to)],
    ['deliveries', 'insertDelivery', (trx) => deliveries.insertDelivery(trx, delivery)],
    ['deliveries', 'updateDelivery', (trx) => deliveries.updateDelivery(trx, { ...delivery, escort: '王师傅' })],
    ['deliveries', 'listDeliveriesOfStation', (trx) => deliveries.listDeliveriesOfStation(trx, station.id, period)],
    ['deliveries', 'isDeliveryNumberUsed', (trx) => deliveries.isDeliveryNumberUsed(trx, delivery.number)],
    ['deliveries', 'findDeliveryById', (trx) => deliveries.findDeliveryById(trx, delivery.id)],
    ['deliveries', 'listDeliveriesByIds', (trx) => deliveries.listDeliveriesByIds(trx, [delivery.id])],
    ['deliveries', 'insertDeliveryPeople', (trx) => deliveries.insertDeliveryPeople(trx, [traveller])],
    ['deliveries', 'countDeliveryPeople', (trx) => deliveries.countDeliveryPeople(trx, [delivery.id])],
    ['deliveries', 'listDeliveryPeople', (trx) => deliveries.listDeliveryPeople(trx, delivery.id)],
    ['deliveries', 'findDeliveryPersonById', (trx) => deliveries.findDeliveryPersonById(trx, traveller.id)],
    ['deliveries', 'listTripsOfPeople', (trx) => deliveries.listTripsOfPeople(trx, [worker.id])],
    ['deliveries', 'listTripsOfRecords', (trx) => deliveries.listTripsOfRecords(trx, [worker.id])],
    ['station-activities', 'insertActivity', (trx) => stationActivities.insertActivity(trx, activity)],
    ['station-activities', 'updateActivity', (trx) => stationActivities.updateActivity(trx, { ...activity, place: '岷县' })],
    ['station-activities', 'listActivitiesOfStation', (trx) => stationActivities.listActivitiesOfStation(trx, station.id, period)],
    ['station-activities', 'findActivityById', (trx) => stationActivities.findActivityById(trx, activity.id)],
    ['station-activities', 'listActivitiesByIds', (trx) => stationActivities.listActivitiesByIds(trx, [activity.id])],
    ['station-facts', 'listStationFacts', (trx) => stationFacts.listStationFacts(trx, [station.id], period)],
    ['deliveries', 'voidDeliveryPeople', (trx) => deliveries.voidDeliveryPeople(trx, [traveller.id], voided)],
    ['deliveries', 'restoreDeliveryPeople', (trx) => deliveries.restoreDeliveryPeople(trx, [traveller.id])],
    ['deliveries', 'voidDelivery', (trx) => deliveries.voidDelivery(trx, delivery.id, voided)],
    ['station-activities', 'voidActivity', (trx) => stationActivities.voidActivity(trx, activity.id, voided)],
    ['disclosures', 'findDisclosureById', (trx) => disclosures.findDisclosureById(trx, disclosureId)],
    ['disclosures', 'listDisclosureIdsOfPerson', (trx) => disclosures.listDisclosureIdsOfPerson(trx, worker.id)],
    ['signups', 'removeSignups', (trx) => signups.removeSignups(trx, [signup.id])],
    ['job-seekers', 'removeObservations', (trx) => jobSeekers.removeObservations(trx, [observation.id])],
    ['job-seekers', 'removeJobSeekers', (trx) => jobSeekers.removeJobSeekers(trx, [person.id])],
    ['jobs', 'insertJobs', (trx) => jobs.insertJobs(trx, [job])],
    ['jobs', 'updateJob', (trx) => jobs.updateJob(trx, { ...job, headcount: 9 })],
    ['jobs', 'insertJobVersion', (trx) => jobs.insertJobVersion(trx, aJobVersion(job))],
    ['jobs', 'listJobsByFair', (trx) => jobs.listJobsByFair(trx, fair.id)],
    ['jobs', 'listJobsByParticipation', (trx) => jobs.listJobsByParticipation(trx, participation.id)],
    ['jobs', 'findJobById', (trx) => jobs.findJobById(trx, job.id)],
    ['jobs', 'listJobVersions', (trx) => jobs.listJobVersions(trx, job.id)],
    ['jobs', 'removeJobs', (trx) => jobs.removeJobs(trx, [testId<'Job'>()])],
    ['jobs', 'listJobsOfBatch', (trx) => jobs.listJobsOfBatch(trx, batch.id)],
    ['feedback', 'saveFeedback', (trx) => feedback.saveFeedback(trx, said)],
    ['feedback', 'listFeedbackByFair', (trx) => feedback.listFeedbackByFair(trx, fair.id)],
    ['feedback', 'findFeedbackByParticipation', (trx) => feedback.findFeedbackByParticipation(trx, participation.id)],
    ['feedback', 'removeFeedback', (trx) => feedback.removeFeedback(trx, said.id, '录错单位')],
    ['fair-observations', 'saveFairObservation', (trx) => fairObservations.saveFairObservation(trx, observed)],
    ['fair-observations', 'listFairObservations', (trx) => fairObservations.listFairObservations(trx, fair.id)],
    ['fair-observations', 'removeFairObservation', (trx) => fairObservations.removeFairObservation(trx, observed.id)],
    ['statistics-reports', 'insertStatisticsReport', (trx) => statisticsReports.insertStatisticsReport(trx, fair.id, aStatisticsReport())],
    ['statistics-reports', 'findLastStatisticsReport', (trx) => statisticsReports.findLastStatisticsReport(trx, fair.id)],
    ['statistics-reports', 'listReportedFairs', (trx) => statisticsReports.listReportedFairs(trx, [fair.id])],
    ['statistics', 'countPeopleByFair', (trx) => statistics.countPeopleByFair(trx, fair.id)],
    ['statistics', 'countEnteredSignups', (trx) => statistics.countEnteredSignups(trx, fair.id)],
    ['statistics', 'listPeopleByFair', (trx) => statistics.listPeopleByFair(trx, fair.id, 'entrants', {}, { limit: 50 })],
    ['statistics', 'listPeopleByFair: registered', (trx) => statistics.listPeopleByFair(trx, fair.id, 'registered', {}, { limit: 50 })],
    [
      'statistics',
      'listPeopleByFair: filter',
      (trx) =>
        statistics.listPeopleByFair(
          trx,
          fair.id,
          'entrances',
          { sex: 'male', onlyGraduates: true, educations: ['bachelor'], regions: ['320812', null] },
          { after: { name: person.name, id: person.id }, limit: 50 },
        ),
    ],
    ['desks', 'insertDesk', (trx) => desks.insertDesk(trx, desk)],
    ['desks', 'updateDesk', (trx) => desks.updateDesk(trx, { ...desk, name: '东门' })],
    ['desks', 'listDesks', (trx) => desks.listDesks(trx)],
    ['desks', 'findDeskById', (trx) => desks.findDeskById(trx, desk.id)],
    ['desks', 'findDeskByTokenDigest', (trx) => desks.findDeskByTokenDigest(trx, 'a'.repeat(64))],
    [
      'desks',
      'insertPairingAttempt',
      (trx) => desks.insertPairingAttempt(trx, { id: testId<'PairingAttempt'>(), at: TEST_NOW, from: '10.0.0.9' }),
    ],
    ['desks', 'listPairingAttemptsSince', (trx) => desks.listPairingAttemptsSince(trx, TEST_NOW, 20)],
    ['participations', 'removeParticipations', (trx) => participations.removeParticipations(trx, [testId<'Participation'>()])],
    ['units', 'removeUnits', (trx) => units.removeUnits(trx, [testId<'Unit'>()])],
    ['column-mappings', 'saveColumnMapping', (trx) => columnMappings.saveColumnMapping(trx, 'roster', 'signature', { name: 'A' })],
    ['column-mappings', 'findColumnMapping', (trx) => columnMappings.findColumnMapping(trx, 'roster', 'signature')],
    ['audit', 'listAuditEntries', (trx) => audit.listAuditEntries(trx, { limit: 50 })],
    ['audit', 'listAuditEntries: before', (trx) => audit.listAuditEntries(trx, { before: 'f', limit: 50 })],
    ['audit', 'listAuditEntries: record', (trx) => audit.listAuditEntries(trx, { recordIds: [fair.id], limit: 50 })],
    ['audit', 'listHistoryOfRecord', (trx) => audit.listHistoryOfRecord(trx, 'fair', fair.id)],
    ['audit', 'findLastChange', (trx) => audit.findLastChange(trx, 'fair', fair.id)],
    ['audit-subjects', 'nameRecords', (trx) => auditSubjects.nameRecords(trx, named)],
    ['search', 'searchEverywhere', (trx) => search.searchEverywhere(trx, '会', 10)],
  ];
}

const CLAUSE = / (?=(?:from|inner join|left join|where|group by|having|order by|limit|values|set|on conflict|returning) )/g;

/** The checked-in text of one repository's SQL: a block a question, sorted by name. */
export function queryFileOf(asked: readonly AskedQuestion[]): string {
  const blocks = asked
    .toSorted((a, b) => (a.question < b.question ? -1 : 1))
    .map(({ question, statements }) => [`-- ${question}`, ...statements.map((sql) => `${sql.replace(CLAUSE, '\n')};`)].join('\n'));
  return `${blocks.join('\n\n')}\n`;
}
