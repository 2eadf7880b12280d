import { useQuery } from '@tanstack/react-query';
import { App, InputNumber, Switch } from 'antd';
import { DEADLINE_SOURCE, type Deadlines } from '#shared/domain/statistics/deadlines.ts';
import { Failure, Loaded } from '../../components/failure.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';

const NUMBERS = [
  { key: 'filingDays', label: '备案，活动前', unit: '日', max: 90 },
  { key: 'statisticsDays', label: '统计表，活动后', unit: '日', max: 90 },
  { key: 'statisticsMonthDay', label: '统计表，每月', unit: '日前', max: 28 },
] as const;

/** 期限提醒: days that are emptied remind of nothing. */
export function DeadlineSettings() {
  const { message } = App.useApp();
  const current = useQuery(orpc.statistics.deadlines.queryOptions());
  const save = useCommand(client.statistics.setDeadlines, () => void message.success('已保存'));
  const set = (deadlines: Deadlines) => {
    const { filingDays, statisticsDays, statisticsMonthDay, yearlyPlan } = deadlines;
    save.mutate({ deadlines: { filingDays, statisticsDays, statisticsMonthDay, yearlyPlan } });
  };
  return (
    <Loaded query={current}>
      {(deadlines) => (
        <>
          {NUMBERS.map(({ key, label, unit, max }) => (
            <div key={key} style={{ display: 'flex', alignItems: 'center', gap: 8, marginBottom: 8 }}>
              <label htmlFor={key} style={{ width: '9em' }}>
                {label}
              </label>
              <InputNumber
                id={key}
                min={1}
                max={max}
                precision={0}
                changeOnBlur
                {...(deadlines[key] === undefined ? {} : { defaultValue: deadlines[key] })}
                placeholder="不提醒"
                onBlur={(event) => {
                  const days = event.target.value.trim() === '' ? undefined : Number(event.target.value);
                  if (days !== deadlines[key]) set({ ...deadlines, [key]: days });
                }}
              />
              <span>{unit}</span>
            </div>
          ))}
          <div style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
            <label htmlFor="yearly-plan" style={{ width: '9em' }}>
              年度计划，12 月 15 日前
            </label>
            <Switch id="yearly-plan" checked={deadlines.yearlyPlan} onChange={(yearlyPlan) => set({ ...deadlines, yearlyPlan })} />
          </div>
          <p className="muted">{DEADLINE_SOURCE}。留空则不提醒。</p>
          {save.error && <Failure error={save.error} />}
        </>
      )}
    </Loaded>
  );
}
