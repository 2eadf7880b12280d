import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { activityDetails, type StationPage } from '#shared/contract/stations.ts';
import { ACTIVITY_KINDS, type StationActivity } from '#shared/domain/stations/delivery.ts';
import { ACTIVITY_KIND_NAMES } from '#shared/domain/words/names.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { optionsOf } from '../../lib/options.ts';
import { orpc } from '../../lib/orpc.ts';
import { VoidTag } from './delivery-section.tsx';

type Open =
  | { readonly dialog: 'entry'; readonly activity: StationActivity | undefined }
  | { readonly dialog: 'void'; readonly activity: StationActivity };

const COLUMNS: readonly Column<StationActivity>[] = [
  {
    key: 'happenedOn',
    title: '日期',
    width: 104,
    render: ({ happenedOn }) => happenedOn,
    compare: (a, b) => (a.happenedOn < b.happenedOn ? -1 : 1),
  },
  { key: 'kind', title: '类型', width: 90, render: ({ kind }) => ACTIVITY_KIND_NAMES[kind] },
  { key: 'counterpart', title: '对象单位', width: 170, least: 100, render: ({ counterpart }) => counterpart },
  { key: 'place', title: '地点', width: 120, least: 80, yields: true, render: ({ place }) => place },
  { key: 'people', title: '人数', width: 64, align: 'right', render: ({ peopleCount }) => peopleCount },
  { key: 'content', title: '内容', width: 360, least: 160, always: true, render: ({ content }) => content },
  { key: 'enteredBy', title: '登记人', width: 80, yields: true, render: ({ enteredBy }) => enteredBy },
];

/** 工作记录: what a station did, day by day. */
export function ActivitySection({ page: { station }, year }: { readonly page: StationPage; readonly year: number | undefined }) {
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const activities = useQuery(
    orpc.stations.activities.queryOptions({ input: { stationId: station.id, ...(year === undefined ? {} : { year }) } }),
  );
  const voiding = useCommand(client.stations.voidActivity, close);
  const columns: readonly Column<StationActivity>[] = [
    ...COLUMNS,
    {
      key: 'do',
      title: '',
      width: 84,
      align: 'right',
      render: (activity) =>
        activity.voided ? (
          <VoidTag />
        ) : (
          <Button type="link" size="small" danger onClick={() => setOpen({ dialog: 'void', activity })}>
            作废
          </Button>
        ),
    },
  ];
  const add = (
    <Button type="primary" onClick={() => setOpen({ dialog: 'entry', activity: undefined })}>
      登记工作记录
    </Button>
  );
  return (
    <>
      {activities.error && <Failure error={activities.error} onRetry={() => void activities.refetch()} />}
      <DataTable
        name="station-activities"
        columns={columns}
        rows={activities.data}
        rowKey={({ id }) => id}
        onOpen={(activity) => {
          if (!activity.voided) setOpen({ dialog: 'entry', activity });
        }}
        rowClassName={({ voided }) => (voided ? 'muted' : '')}
        bar={add}
        empty={
          <>
            <p>{year === undefined ? '' : `${year} 年`}还没有工作记录。走访、宣传、座谈对接和日常工作都可以登记，月报从这里取数。</p>
            {add}
          </>
        }
      />
      {open?.dialog === 'entry' && <ActivityDialog stationId={station.id} activity={open.activity} onClose={close} />}
      {open?.dialog === 'void' && (
        <ReasonDialog
          title="作废工作记录"
          about={`${open.activity.happenedOn} 的${ACTIVITY_KIND_NAMES[open.activity.kind]}记录将作废，不再计入月报；原记录和原因保留可查。`}
          confirm="作废"
          running={voiding.isPending}
          error={voiding.error}
          onConfirm={(reason) => voiding.mutate({ id: open.activity.id, reason })}
          onClose={close}
        />
      )}
    </>
  );
}

const span = (columns: number) => ({ style: { gridColumn: `span ${columns}` } });

function ActivityDialog({
  stationId,
  activity,
  onClose,
}: {
  readonly stationId: string;
  readonly activity: StationActivity | undefined;
  readonly onClose: () => void;
}) {
  const [form] = Form.useForm();
  const { message } = App.useApp();
  const done = () => {
    void message.success('已保存');
    onClose();
  };
  const add = useCommand(client.stations.addActivity, done);
  const update = useCommand(client.stations.updateActivity, done);
  const leave = useLeaveForm(form, undefined, onClose);
  const { isPending, error } = activity ? update : add;
  return (
    <Dialog
      open
      title={activity ? '修改工作记录' : '登记工作记录'}
      footer={null}
      width={680}
      mask={{ closable: false }}
      onCancel={leave}
      destroyOnHidden
    >
      <CommandForm
        form={form}
        schema={activityDetails}
        initial={activity ? valuesOf(activity) : { kind: 'work' }}
        submit="保存"
        running={isPending}
        error={error}
        messages={{ happenedOn: '请填写日期', content: '请填写内容' }}
        onSubmit={(details) => (activity ? update.mutate({ id: activity.id, details }) : add.mutate({ stationId, details }))}
        onCancel={onClose}
      >
        <div className="form-grid">
          <Form.Item name="happenedOn" label="日期" required {...span(4)}>
            <DateField />
          </Form.Item>
          <Form.Item name="kind" label="类型" required {...span(4)}>
            <Select options={optionsOf(ACTIVITY_KINDS, ACTIVITY_KIND_NAMES)} />
          </Form.Item>
          <Form.Item name="peopleCount" label="人数" {...span(4)}>
            <InputNumber min={0} max={1_000_000} precision={0} suffix="人" style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="counterpart" label="对象单位" {...span(6)}>
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item name="place" label="地点" {...span(6)}>
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item name="content" label="内容" required {...span(12)}>
            <Input maxLength={500} />
          </Form.Item>
        </div>
      </CommandForm>
    </Dialog>
  );
}

function valuesOf({
  kind,
  happenedOn,
  place,
  counterpart,
  peopleCount,
  content,
}: StationActivity): Partial<z.input<typeof activityDetails>> {
  const details = { kind, happenedOn, place, counterpart, peopleCount, content };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}
