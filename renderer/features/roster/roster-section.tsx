import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown, Input, Select } from 'antd';
import { useState } from 'react';
import type { FairOverview } from '#shared/contract/fairs.ts';
import type { RosterLine } from '#shared/contract/roster.ts';
import { ATTENDANCES, type Attendance } from '#shared/domain/units/unit.ts';
import { ATTENDANCE_NAMES } from '#shared/domain/words/names.ts';
import type { ParticipationId } from '#shared/kernel/ids.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Failure } from '../../components/failure.tsx';
import { type Chip, FilterChips } from '../../components/filter-chips.tsx';
import { BatchesDialog } from '../../components/imports/batches-dialog.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { sentenceOf } from '../../lib/refusals.ts';
import { saveFile } from '../../lib/save-file.ts';
import { rosterColumns } from './roster-columns.tsx';
import { rosterImport } from './roster-import.ts';
import { UnitDialog } from './unit-dialog.tsx';

/** 单位与展位: the roster of a fair; attendance is set one by one or for all that are chosen, and can be taken back. */
export function RosterSection({ overview }: { readonly overview: FairOverview }) {
  const { fair } = overview;
  const navigate = useNavigate();
  const { message } = App.useApp();
  const roster = useQuery(orpc.roster.list.queryOptions({ input: { fairId: fair.id } }));
  const [text, setText] = useState('');
  const [attendance, setAttendance] = useState<Attendance>();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [editing, setEditing] = useState<RosterLine | 'new'>();
  const [removing, setRemoving] = useState<RosterLine>();
  const [showsBatches, setShowsBatches] = useState(false);
  const isLocked = fair.status === 'cancelled' || overview.settlement !== undefined;

  const restore = useCommand(client.roster.setAttendance);
  const change = useCommand(client.roster.setAttendance, ({ changed, before }, input) => {
    if (changed.length === 0) return;
    const key = `attendance-${changed[0]}`;
    void message.open({
      key,
      type: 'success',
      duration: 8,
      content: (
        <>
          {changed.length} 家已改为“{ATTENDANCE_NAMES[input.attendance]}”
          <Button
            type="link"
            size="small"
            onClick={() => {
              message.destroy(key);
              for (const [was, ids] of Map.groupBy(before, (line) => line.attendance))
                restore.mutate({ fairId: fair.id, ids: ids.map((line) => line.id), attendance: was });
            }}
          >
            撤销
          </Button>
        </>
      ),
    });
  });
  const set = (ids: readonly string[], to: Attendance) =>
    change.mutate(
      { fairId: fair.id, ids: ids as ParticipationId[], attendance: to },
      { onError: (error) => void message.error(sentenceOf(error)), onSuccess: () => setSelected([]) },
    );
  const remove = useCommand(client.roster.remove, () => {
    setRemoving(undefined);
    setEditing(undefined);
  });

  const wanted = text.trim();
  const rows = roster.data?.filter(
    (line) =>
      (attendance === undefined || line.participation.attendance === attendance) &&
      (wanted === '' ||
        [line.unit.name, line.unit.creditCode, line.participation.booth ?? ''].some(
          (part) => part.includes(wanted.toUpperCase()) || part.includes(wanted),
        )),
  );
  const chips: Chip[] = [
    ...(attendance ? [{ label: ATTENDANCE_NAMES[attendance], onClear: () => setAttendance(undefined) }] : []),
    ...(wanted === '' ? [] : [{ label: `“${wanted}”`, onClear: () => setText('') }]),
  ];
  const counts = ATTENDANCES.map((one) => ({
    one,
    count: roster.data?.filter((line) => line.participation.attendance === one).length ?? 0,
  })).filter(({ count }) => count > 0);
  const openImport = () => void navigate({ to: '/fairs/$fairId/import', params: { fairId: fair.id } });

  return (
    <>
      {roster.error && <Failure error={roster.error} onRetry={() => void roster.refetch()} />}
      {restore.error && <Failure error={restore.error} />}
      <DataTable
        name="roster"
        columns={rosterColumns(isLocked ? undefined : (line, to) => set([line.participation.id], to))}
        rows={rows}
        rowKey={(line) => line.participation.id}
        onOpen={setEditing}
        {...(isLocked ? {} : { selection: { keys: selected, onChange: setSelected } })}
        bar={
          <>
            {!isLocked && (
              <>
                <Button type="primary" onClick={openImport}>
                  导入名册
                </Button>
                <Button onClick={() => setEditing('new')}>添加单位</Button>
              </>
            )}
            <Button onClick={() => void client.roster.exportList({ fairId: fair.id }).then(saveFile)}>导出</Button>
            <Button onClick={() => setShowsBatches(true)}>导入批次</Button>
            <Input.Search
              allowClear
              aria-label="查找单位"
              placeholder="单位、代码、展位"
              style={{ width: '14em' }}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <Select
              aria-label="到会情况"
              allowClear
              placeholder="到会情况"
              style={{ width: '9em' }}
              value={attendance ?? null}
              options={ATTENDANCES.map((one) => ({ value: one, label: ATTENDANCE_NAMES[one] }))}
              onChange={(value) => setAttendance(value ?? undefined)}
            />
            <FilterChips chips={chips} />
            {selected.length > 0 && (
              <Dropdown
                trigger={['click']}
                menu={{
                  items: ATTENDANCES.map((one) => ({ key: one, label: ATTENDANCE_NAMES[one] })),
                  onClick: ({ key }) => set(selected, key as Attendance),
                }}
              >
                <Button type="primary">已选 {selected.length} 家，改到会情况</Button>
              </Dropdown>
            )}
          </>
        }
        sums={[
          { label: '名册', value: `${roster.data?.length ?? 0} 家` },
          ...counts.map(({ one, count }) => ({ label: ATTENDANCE_NAMES[one], value: `${count} 家` })),
        ]}
        empty={
          chips.length > 0 ? (
            <p>没有符合条件的单位，可清除筛选后再看。</p>
          ) : (
            <>
              <p>名册还是空的。导入 Excel 或 CSV 名册，或逐家添加。</p>
              {!isLocked && (
                <Button type="primary" onClick={openImport}>
                  导入名册
                </Button>
              )}
            </>
          )
        }
      />
      {editing !== undefined && (
        <UnitDialog
          fairId={fair.id}
          line={editing === 'new' ? undefined : editing}
          isLocked={isLocked}
          onRemove={setRemoving}
          onClose={() => setEditing(undefined)}
        />
      )}
      {removing && (
        <ReasonDialog
          title="移出名册"
          about={`将“${removing.unit.name}”移出 ${fair.number} 的名册。单位本身保留。`}
          confirm="移出"
          running={remove.isPending}
          error={remove.error}
          onConfirm={(reason) => remove.mutate({ id: removing.participation.id, reason })}
          onClose={() => setRemoving(undefined)}
        />
      )}
      {showsBatches && <BatchesDialog subject={rosterImport} fairId={fair.id} onClose={() => setShowsBatches(false)} />}
    </>
  );
}
