import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { FairOverview } from '#shared/contract/fairs.ts';
import type { FeedbackLine } from '#shared/contract/feedback.ts';
import { FEEDBACK_SUMS, sumOf } from '#shared/domain/feedback/feedback.ts';
import { cameToFair } from '#shared/domain/statistics/facts.ts';
import { Loaded } from '../../components/failure.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { saveFile } from '../../lib/save-file.ts';
import { FeedbackRow } from './feedback-row.tsx';
import { GROUPS } from './feedback-words.ts';
import './entry-grid.css';

/** 单位反馈: one grid for all units, typed by the keyboard alone; a row is saved when it is left. */
export function FeedbackSection({ overview }: { readonly overview: FairOverview }) {
  const { fair } = overview;
  const list = useQuery(orpc.feedback.list.queryOptions({ input: { fairId: fair.id } }));
  const [onlyMissing, setOnlyMissing] = useState(false);
  const [withAbsent, setWithAbsent] = useState(false);
  const [clearing, setClearing] = useState<FeedbackLine>();
  const remove = useCommand(client.feedback.remove, () => setClearing(undefined));
  return (
    <Loaded query={list}>
      {({ lines, entrants }) => {
        const asked = lines.filter(({ attendance, feedback }) => withAbsent || feedback || cameToFair(attendance));
        const shown = onlyMissing ? asked.filter(({ feedback }) => !feedback) : asked;
        const missing = asked.filter(({ feedback, attendance }) => !feedback && cameToFair(attendance)).length;
        return (
          <div className="table">
            <div className="table-bar">
              <Button onClick={() => void client.feedback.exportList({ fairId: fair.id }).then(saveFile)}>导出 Excel</Button>
              <Button onClick={() => void client.feedback.sheet({ fairId: fair.id }).then(saveFile)}>汇总表 PDF</Button>
              <Checkbox checked={onlyMissing} onChange={(event) => setOnlyMissing(event.target.checked)}>
                只看未反馈
              </Checkbox>
              <Checkbox checked={withAbsent} onChange={(event) => setWithAbsent(event.target.checked)}>
                含未到会单位
              </Checkbox>
              <span className="table-bar-gap" />
              <span className="muted figures">
                {missing === 0 ? '到会单位均已反馈' : `未反馈 ${missing} 家`} · 共 {asked.length} 家
              </span>
            </div>
            {shown.length === 0 ? (
              <div className="table-empty">
                <p>{asked.length === 0 ? '还没有到会单位。请先在“单位与展位”中确认到会情况。' : '到会单位均已反馈。'}</p>
              </div>
            ) : (
              // biome-ignore lint/a11y/noStaticElementInteractions: Enter goes on through the fields of the grid
              <div className="entry-grid" onKeyDown={goOn}>
                <table>
                  <thead>
                    <tr>
                      <th rowSpan={2}>单位</th>
                      <th rowSpan={2}>展位</th>
                      <th rowSpan={2}>拟招聘</th>
                      {GROUPS.map(({ name, fields }) => (
                        <th key={name} colSpan={fields.length}>
                          {name}
                        </th>
                      ))}
                      <th rowSpan={2}>备注</th>
                      <th rowSpan={2}>状态</th>
                    </tr>
                    <tr>
                      {GROUPS.flatMap(({ fields }) => fields).map(({ field, short }) => (
                        <th key={field}>{short}</th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {shown.map((line) => (
                      <FeedbackRow key={line.participationId} line={line} entrants={entrants} onClear={setClearing} />
                    ))}
                  </tbody>
                </table>
              </div>
            )}
            <Sums lines={asked} />
            {clearing && (
              <ReasonDialog
                title="清除反馈"
                about={`清除“${clearing.unitName}”的反馈数，原数保留在操作记录中。`}
                confirm="清除"
                running={remove.isPending}
                error={remove.error}
                onConfirm={(reason) => remove.mutate({ participationId: clearing.participationId, reason })}
                onClose={() => setClearing(undefined)}
              />
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

function Sums({ lines }: { readonly lines: readonly FeedbackLine[] }) {
  const answered = lines.flatMap(({ feedback }) => (feedback ? [feedback.figures] : []));
  const total = (fields: Parameters<typeof sumOf>[1]) => answered.reduce((sum, figures) => sum + sumOf(figures, fields), 0);
  const sums = [
    ['收到简历', total(FEEDBACK_SUMS.resumes), '份'],
    ['达成意向', total(FEEDBACK_SUMS.intentions), '人'],
    ['通知面试', total(['interviews']), '人'],
    ['现场录用', total(['hires']), '人'],
  ] as const;
  return (
    <div className="table-sums">
      {sums.map(([label, value, unit]) => (
        <span key={label}>
          {label}{' '}
          <strong>
            {value} {unit}
          </strong>
        </span>
      ))}
    </div>
  );
}

/** Enter goes to the next field, over the ends of rows; up and down stay in the column. */
function goOn(event: KeyboardEvent<HTMLDivElement>): void {
  const { target, key, currentTarget } = event;
  if (!(target instanceof HTMLInputElement) || event.nativeEvent.isComposing) return;
  const fields = [...currentTarget.querySelectorAll('input')];
  const width = target.closest('tr')?.querySelectorAll('input').length ?? 1;
  const steps: Readonly<Record<string, number>> = { Enter: 1, ArrowDown: width, ArrowUp: -width };
  const step = steps[key];
  if (step === undefined) return;
  event.preventDefault();
  const next = fields[fields.indexOf(target) + step];
  if (next) {
    next.focus();
    next.select();
  } else if (key === 'Enter') target.blur();
}
