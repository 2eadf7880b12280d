import type { Reader } from '#db/connection/handles.ts';
import { listReportedFairs } from '#db/repositories/statistics-reports.ts';
import type { Task } from '#shared/contract/home.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import { type Deadlines, monthlyDueOn, statisticsDueOn, yearlyPlanDueOn } from '#shared/domain/statistics/deadlines.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';

/** 统计表 fair by fair and by month, and the plan of the next year. */
export async function statisticsTasks(
  db: Reader,
  fairs: readonly Fair[],
  today: CalendarDate,
  deadlines: Deadlines,
): Promise<readonly Task[]> {
  const over = fairs.filter(({ status, endsOn }) => status === 'held' && endsOn < today);
  const reported = await listReportedFairs(
    db,
    over.map((fair) => fair.id),
  );
  const waiting = over.filter((fair) => !reported.has(fair.id));
  const tasks: Task[] = waiting.flatMap(({ id, title, endsOn }) => {
    const dueOn = statisticsDueOn(endsOn, today, deadlines);
    return dueOn === undefined ? [] : [{ type: 'StatisticsDue', fairId: id, title, dueOn, isOverdue: dueOn < today } as const];
  });
  const ofYear = waiting.filter(({ endsOn }) => endsOn.slice(0, 4) === today.slice(0, 4));
  const monthly = monthlyDueOn(today, deadlines);
  if (monthly !== undefined && ofYear.length > 0) tasks.push({ type: 'StatisticsOfMonthDue', dueOn: monthly, count: ofYear.length });
  const yearly = yearlyPlanDueOn(today, deadlines);
  if (yearly !== undefined) tasks.push({ type: 'YearlyPlanDue', dueOn: yearly, year: Number(today.slice(0, 4)) + 1 });
  return tasks;
}
