import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { type FairVisitor, fairEntry } from '#shared/contract/outcomes.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import { OUTCOME_STEP_NAMES } from '#shared/domain/words/names.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Failure } from '../../components/failure.tsx';
import { UnitSelect } from '../../components/unit-select.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { personColumns } from './person-columns.tsx';

const PAGE_SIZE = 500;

const COLUMNS: readonly Column<FairVisitor>[] = [
  ...personColumns<FairVisitor>(({ person }) => person),
  {
    key: 'units',
    title: '已登记去向',
    width: 300,
    least: 160,
    render: ({ unitNames }) => unitNames.join('、') || <span className="muted">—</span>,
  },
];

const KINDS = (['intention', 'hired'] as const).map((value) => ({ value, label: OUTCOME_STEP_NAMES[value] }));

/** 会后录入: people who entered the fair, and one step of theirs with one unit, for all that are chosen at once. */
export function FairEntry({ fair }: { readonly fair: Fair }) {
  const { message } = App.useApp();
  const [form] = Form.useForm();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const wanted = text.trim();
  const visitors = useInfiniteQuery(
    orpc.outcomes.visitors.infiniteOptions({
      input: (after: string | undefined) => ({
        fairId: fair.id,
        limit: PAGE_SIZE,
        ...(wanted === '' ? {} : { text: wanted }),
        ...(after === undefined ? {} : { after }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.after,
      placeholderData: (before) => before,
    }),
  );
  const enter = useCommand(client.outcomes.recordMany, ({ recorded, already }) => {
    setChosen([]);
    void message.success(already > 0 ? `已登记 ${recorded} 人，另有 ${already} 人早已登记` : `已登记 ${recorded} 人`);
  });
  return (
    <>
      <div className="sheet">
        <CommandForm
          form={form}
          schema={fairEntry}
          initial={{ kind: 'intention', on: fair.startsOn }}
          submit={`登记所选 ${chosen.length} 人`}
          running={enter.isPending}
          error={enter.error}
          messages={{ unitId: '请选择用人单位' }}
          onSubmit={(values) =>
            chosen.length === 0
              ? void message.warning('请先在下表勾选人员')
              : enter.mutate({ ...values, fairId: fair.id, jobSeekerIds: [...chosen] })
          }
        >
          <div className="form-grid">
            <Form.Item name="unitId" label="用人单位" required style={{ gridColumn: 'span 5' }}>
              <UnitSelect fairId={fair.id} />
            </Form.Item>
            <Form.Item name="kind" label="步骤" required style={{ gridColumn: 'span 2' }}>
              <Select options={KINDS} />
            </Form.Item>
            <Form.Item name="on" label="日期" required style={{ gridColumn: 'span 2' }}>
              <DateField />
            </Form.Item>
            <Form.Item name="jobTitle" label="岗位" style={{ gridColumn: 'span 3' }}>
              <Input maxLength={60} />
            </Form.Item>
          </div>
        </CommandForm>
      </div>
      {visitors.error && <Failure error={visitors.error} onRetry={() => void visitors.refetch()} />}
      <DataTable
        name="fair-visitors"
        columns={COLUMNS}
        rows={visitors.data?.pages.flatMap((page) => page.visitors)}
        rowKey={({ person }) => person.id}
        selection={{ keys: chosen, onChange: setChosen }}
        bar={
          <>
            <Input.Search
              allowClear
              aria-label="查找人员"
              placeholder="姓名"
              style={{ width: 220 }}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            {visitors.hasNextPage && (
              <Button size="small" loading={visitors.isFetchingNextPage} onClick={() => void visitors.fetchNextPage()}>
                继续显示
              </Button>
            )}
          </>
        }
        empty={wanted === '' ? <p>本场还没有签到的求职者。签到后在此成批登记意向或录用。</p> : <p>没有找到“{wanted}”，请换一个词。</p>}
      />
    </>
  );
}
