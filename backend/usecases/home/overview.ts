import { findCenter } from '#db/repositories/centers.ts';
import { EMPTY_TALLY, type FairTally, listFairs, listFairYears, tallyFairsByYear } from '#db/repositories/fairs.ts';
import { countParticipationsByYear } from '#db/repositories/participations.ts';
import { countPendingScans } from '#db/repositories/scans.ts';
import { listSchemes } from '#db/repositories/schemes.ts';
import { sumSettlementsByYear } from '#db/repositories/settlements.ts';
import { listStations } from '#db/repositories/stations.ts';
import type { homeContract, Task, YearFigures } from '#shared/contract/home.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import type { Zone } from '#shared/domain/fairs/zone.ts';
import { agreementStateOn } from '#shared/domain/stations/agreement.ts';
import type { Station } from '#shared/domain/stations/station.ts';
import type { Deadlines } from '#shared/domain/statistics/deadlines.ts';
import { PROGRAM_NAMES } from '#shared/domain/words/names.ts';
import { addDays, type CalendarDate, daysBetween } from '#shared/kernel/calendar-date.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { sumMoney } from '#shared/kernel/money.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Answer } from '../answer.ts';
import type { BackupsDep } from '../backups/backups.ts';
import { type FileCheckDep, lastBackupAt } from '../centers/status.ts';
import type { ExchangeDeps } from '../exchange/exchange-deps.ts';
import { findZone } from '../fairs/fair-lines.ts';
import type { InputOf } from '../input-of.ts';
import { draftSettlement } from '../settlements/gather.ts';
import { findStationHere } from '../stations/station-access.ts';
import { findDeadlines } from '../statistics/deadlines.ts';
import { statisticsTasks } from '../statistics/statistics-tasks.ts';
import { exchangeTasks } from './exchange-tasks.ts';

/** How long before the filing day the reminder appears. */
const FILING_NOTICE_DAYS = 15;
const BACKUP_DAYS = 1;
const SCHEME_NOTICE_DAYS = 30;

/** 首页: what waits to be done, over all years, and the figures of one year. */
export async function readOverview(
  deps: ExchangeDeps & BackupsDep & FileCheckDep,
  input: InputOf<typeof homeContract.overview>,
): Answer<{ tasks: readonly Task[]; figures: YearFigures; years: readonly number[] }> {
  const center = await findCenter(deps.db);
  if (!center) return err({ type: 'SetupMissing' });
  const today = chinaDate(deps.clock.now());
  const [fairs, tallies, years] = [await listFairs(deps.db), await tallyFairsByYear(deps.db), await listFairYears(deps.db)];
  const lines = fairs
    .filter((fair) => fair.status !== 'cancelled')
    .map((fair) => ({ fair, zone: findZone(center, fair).zone, tally: tallies.get(fair.id) ?? EMPTY_TALLY }))
    .toSorted((a, b) => (a.fair.startsOn < b.fair.startsOn ? -1 : 1));

  const deadlines = await findDeadlines(deps.db);
  const tasks: Task[] = [];
  if (deps.fileCheck() === 'damaged') tasks.push({ type: 'FileDamaged' });
  tasks.push(...(await exchangeTasks(deps, today)));
  for (const line of lines) {
    const waiting = fairTask(line, today, deadlines);
    if (waiting === 'settlement') {
      const { settlement } = await draftSettlement(deps.db, center, line.fair, undefined);
      tasks.push({ type: 'SettlementWaiting', ...named(line.fair), payable: settlement?.payable ?? sumMoney([], (one) => one) });
    } else if (waiting) tasks.push(waiting);
    if (line.tally.settlement || line.fair.startsOn > today) continue;
    const count = await countPendingScans(deps.db, line.fair.id);
    if (count > 0) tasks.push({ type: 'ScansPending', ...named(line.fair), count });
  }
  tasks.push(
    ...(await statisticsTasks(
      deps.db,
      lines.map(({ fair }) => fair),
      today,
      deadlines,
    )),
  );
  for (const scheme of await listSchemes(deps.db)) {
    const { effectiveTo, enabled } = scheme;
    if (!enabled || effectiveTo === undefined || daysBetween(today, effectiveTo) > SCHEME_NOTICE_DAYS) continue;
    tasks.push({ type: 'SchemeExpiring', program: PROGRAM_NAMES[scheme.program], effectiveTo });
  }
  // At a station the center sees to its agreement.
  if (!(await findStationHere(deps.db))) tasks.push(...agreementTasks(await listStations(deps.db), today));
  const lastAt = lastBackupAt(deps);
  if (lastAt === undefined || Date.parse(deps.clock.now()) - Date.parse(lastAt) > BACKUP_DAYS * 86_400_000)
    tasks.push({ type: 'BackupOld', lastAt });

  const ofYear = lines.filter(({ fair }) => Number(fair.startsOn.slice(0, 4)) === input.year);
  const { quota, payable } = await sumSettlementsByYear(deps.db, input.year);
  const figures: YearFigures = {
    fairs: ofYear.length,
    fairsByZone: Object.fromEntries([...Map.groupBy(ofYear, (line) => line.zone)].map(([zone, group]) => [zone, group.length])),
    ...(await countParticipationsByYear(deps.db, input.year)),
    quota,
    payable,
    cost: sumMoney(ofYear, ({ tally }) => tally.cost),
  };
  return ok({ tasks, figures, years });
}

interface Line {
  readonly fair: Fair;
  readonly zone: Zone;
  readonly tally: FairTally;
}

/** Agreements of stations at work that end soon or have ended. */
function agreementTasks(stations: readonly Station[], today: CalendarDate): readonly Task[] {
  return stations.flatMap((station): readonly Task[] => {
    const { id, code, name, agreementTo, closed } = station;
    const state = agreementStateOn(station, today);
    if (closed || agreementTo === undefined || (state !== 'ending' && state !== 'ended')) return [];
    return [{ type: 'AgreementEnding', stationId: id, station: `${code} ${name}`, agreementTo, isOver: state === 'ended' }];
  });
}

/** The first thing that a fair waits for; nothing once it is settled. */
function fairTask({ fair, zone, tally }: Line, today: CalendarDate, { filingDays }: Deadlines): Task | 'settlement' | undefined {
  if (tally.settlement) return undefined;
  if (zone === 'unresolved') return { type: 'FairWithoutZone', ...named(fair) };
  if (fair.status === 'planned') {
    if (fair.endsOn < today) return { type: 'FairOverNotHeld', ...named(fair), endsOn: fair.endsOn };
    if (filingDays === undefined) return undefined;
    const dueOn = addDays(fair.startsOn, -filingDays);
    return dueOn >= today && daysBetween(today, dueOn) <= FILING_NOTICE_DAYS ? { type: 'FilingDue', ...named(fair), dueOn } : undefined;
  }
  if (tally.pending > 0) return { type: 'AttendancePending', ...named(fair), count: tally.pending };
  if (zone === 'inCity' || zone === 'online') return undefined;
  return tally.vouchers === 0 ? { type: 'VouchersMissing', ...named(fair) } : 'settlement';
}

function named(fair: Fair) {
  return { fairId: fair.id, title: fair.title };
}
