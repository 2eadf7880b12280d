import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useDeferredValue, useMemo, useState } from 'react';
import type { PaperRow } from '#shared/contract/paper.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import { ROW_FAULT_WORDS } from '#shared/domain/paper/paper-words.ts';
import { chinaDate, instantFromMillis } from '#shared/kernel/instant.ts';
import { DataTable } from '../../components/data-table.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { useRemembered } from '../../lib/remembered.ts';
import { BatchList } from './batch-list.tsx';
import { EnteredResult } from './entered-result.tsx';
import { rowColumns, type WalkInText } from './row-columns.tsx';
import './paper.css';

const NO_WALK_IN: WalkInText = { name: '', number: '' };
const USUAL_TIME = '09:00';
/** How codes are typed; the letters are those on the sheet. */
const FORMS = [
  ['单行', 'P03-17M'],
  ['多行', 'P03K-1..20,25'],
  ['整张', 'P03K'],
  ['整张除外', 'P03K 除 4,7'],
] as const;

/** 补录: type or scan what was signed, see at once whose it is, keep it in one go. */
export function EntrySection({ fair }: { readonly fair: Fair }) {
  const [text, setText] = useRemembered(`paper-codes:${fair.id}`, '');
  const [date, setDate] = useState<string>(() => likelyDay(fair));
  const [time, setTime] = useState(USUAL_TIME);
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const [walkIns, setWalkIns] = useState<Readonly<Record<string, WalkInText>>>({});
  const asked = useDeferredValue(text);
  const read = useQuery(
    orpc.paper.read.queryOptions({
      input: { fairId: fair.id, text: asked },
      enabled: asked.trim() !== '',
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  );
  const enter = useCommand(client.paper.enter, () => {
    setText('');
    setRemoved(new Set());
    setWalkIns({});
  });
  const shown = text.trim() === '' ? undefined : read.data;
  const rows = (shown?.rows ?? []).filter((row) => !removed.has(row.code));
  const columns = useMemo(
    () =>
      rowColumns({
        walkInOf: (row) => walkIns[row.code] ?? NO_WALK_IN,
        onWalkIn: (row, said) => setWalkIns((before) => ({ ...before, [row.code]: said })),
        onRemove: (row) => setRemoved((before) => new Set(before).add(row.code)),
      }),
    [walkIns],
  );
  const isRead = asked === text && !read.isPlaceholderData;
  const submit = () =>
    enter.mutate({
      fairId: fair.id,
      arrivedAt: instantFromMillis(Date.parse(`${date}T${time}:00+08:00`)),
      rows: rows.map((row) => ({ sheetId: row.sheetId, row: row.row, ...walkInPart(row, walkIns) })),
    });
  return (
    <div className="paper-entry">
      <div className="paper-entry-side">
        <label htmlFor="paper-codes">行码或表号</label>
        <Input.TextArea
          id="paper-codes"
          autoFocus
          autoSize={{ minRows: 5, maxRows: 12 }}
          value={text}
          onChange={(event) => {
            enter.reset();
            setText(event.target.value);
          }}
        />
        <dl className="paper-entry-forms muted">
          {FORMS.map(([what, code]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{code}</dd>
            </div>
          ))}
        </dl>
        <div className="paper-entry-time">
          <label htmlFor="paper-date">到场时间</label>
          <DateField id="paper-date" value={date} onChange={(day) => day !== undefined && setDate(day)} />
          <TimePicker
            aria-label="时刻"
            format="HH:mm"
            allowClear={false}
            needConfirm={false}
            value={dayjs(time, 'HH:mm')}
            onChange={(value) => setTime(value?.format('HH:mm') ?? USUAL_TIME)}
          />
        </div>
        <Button type="primary" disabled={rows.length === 0 || !isRead} loading={enter.isPending} onClick={submit}>
          补录 {rows.length} 行
        </Button>
        <BatchList fairId={fair.id} />
      </div>
      <div className="paper-entry-rows">
        {enter.error && <Failure error={enter.error} />}
        {read.error && <Failure error={read.error} />}
        {enter.data && <EnteredResult entered={enter.data} />}
        {shown && shown.faults.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={`${shown.faults.length} 处没有对应的行`}
            description={shown.faults.map(({ text: code, fault }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same slip may be typed twice
              <div key={index}>
                <b>{code}</b>　{ROW_FAULT_WORDS[fault]}
              </div>
            ))}
          />
        )}
        <DataTable
          name="paper-rows"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.code}
          bar={
            removed.size > 0 && (
              <Button size="small" onClick={() => setRemoved(new Set())}>
                恢复去掉的 {removed.size} 行
              </Button>
            )
          }
          empty={<p>输入或扫描签到表上的行码，这里列出对应的人员和单位，核对后补录。</p>}
        />
      </div>
    </div>
  );
}

/** Today while the fair lasts, else its first day. */
function likelyDay({ startsOn, endsOn }: Fair): string {
  const today = chinaDate(instantFromMillis(Date.now()));
  return today >= startsOn && today <= endsOn ? today : startsOn;
}

function walkInPart(row: PaperRow, walkIns: Readonly<Record<string, WalkInText>>): { walkIn?: WalkInText } {
  const said = walkIns[row.code];
  return row.meaning.kind === 'blank' && said && said.name.trim() !== '' && said.number.trim() !== '' ? { walkIn: said } : {};
}
