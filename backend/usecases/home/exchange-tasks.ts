import type { Task } from '#shared/contract/home.ts';
import { addDays, type CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { ExchangeDeps } from '../exchange/exchange-deps.ts';
import { listCopies, readExchangeStatus } from '../exchange/status.ts';

/** How long before the day a station is reminded of its package. */
const NOTICE_DAYS = 1;

/** 交接 among what waits to be done: at a center who is late and what is to be decided, at a station its own package. */
export async function exchangeTasks(deps: ExchangeDeps, today: CalendarDate): Promise<readonly Task[]> {
  const status = await readExchangeStatus(deps);
  const copies = await listCopies(deps);
  if (!status.ok || !copies.ok) return [];
  const { above, openConflicts, waitingPackages } = status.value;
  const tasks: Task[] = [];
  if (above && (above.isLate || above.dueOn <= addDays(today, NOTICE_DAYS)))
    tasks.push({ type: 'PackageDue', dueOn: above.dueOn, isLate: above.isLate, rows: above.unsentRows });
  if (openConflicts > 0) tasks.push({ type: 'ConflictsOpen', count: openConflicts });
  if (waitingPackages > 0) tasks.push({ type: 'PackagesWaiting', count: waitingPackages });
  for (const { stationCode, stationName, hoursLate } of copies.value)
    if (hoursLate > 0) tasks.push({ type: 'PackageLate', stationCode, stationName, hours: hoursLate });
  return tasks;
}
