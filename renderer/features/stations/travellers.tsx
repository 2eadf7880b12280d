import { Button, Tag } from 'antd';
import { useState } from 'react';
import type { DeliveryPage, Traveller } from '#shared/contract/stations.ts';
import { maskDocument, maskPhone } from '#shared/domain/people/masking.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { AddPeopleDialog } from './add-people-dialog.tsx';

/** 随行人员 of a trip, and what came of each. */
export function Travellers({
  page,
  addsAtOnce,
  onOutcome,
}: {
  readonly page: DeliveryPage;
  /** The trip was entered just now: who is on it comes next. */
  readonly addsAtOnce: boolean;
  /** 登记去向 of a person, with the unit of the trip. */
  readonly onOutcome: (traveller: Traveller) => void;
}) {
  const { delivery, travellers } = page;
  const [isAdding, setAdding] = useState(addsAtOnce);
  const [leaving, setLeaving] = useState<Traveller>();
  const remove = useCommand(client.stations.removePerson, () => setLeaving(undefined));
  const columns: readonly Column<Traveller>[] = [
    {
      key: 'name',
      title: '姓名',
      width: 110,
      least: 80,
      always: true,
      render: ({ person }) => <a href={`#/people/${person.id}`}>{person.name}</a>,
      compare: (a, b) => a.person.name.localeCompare(b.person.name, 'zh-CN'),
    },
    { key: 'document', title: '证件号码', width: 160, least: 142, render: ({ person }) => maskDocument(person.documentTail) },
    { key: 'phone', title: '手机', width: 110, yields: true, render: ({ person }) => maskPhone(person.phoneTail) },
    { key: 'remark', title: '备注', width: 140, least: 70, yields: true, render: ({ entry }) => entry.remark },
    { key: 'hired', title: '录用日期', width: 104, render: ({ hiredOn }) => hiredOn ?? <span className="muted">未登记</span> },
    {
      key: 'notice',
      title: '提示',
      width: 260,
      least: 130,
      render: ({ entry, repeated }) => {
        if (entry.voided) return <span className="muted">已移出：{entry.voided.reason}</span>;
        return (
          repeated && (
            <>
              <Tag color="orange">30 日内重复</Tag> {repeated.departsOn} {repeated.number}
            </>
          )
        );
      },
    },
    {
      key: 'do',
      title: '',
      width: 150,
      align: 'right',
      render: (traveller) =>
        !traveller.entry.voided &&
        !delivery.voided && (
          <>
            <Button type="link" size="small" aria-label={`登记去向 ${traveller.person.name}`} onClick={() => onOutcome(traveller)}>
              登记去向
            </Button>
            <Button type="link" size="small" danger aria-label={`移出 ${traveller.person.name}`} onClick={() => setLeaving(traveller)}>
              移出
            </Button>
          </>
        ),
    },
  ];
  const add = !delivery.voided && (
    <Button type="primary" onClick={() => setAdding(true)}>
      添加人员
    </Button>
  );
  const hired = travellers.filter(({ entry, hiredOn }) => !entry.voided && hiredOn !== undefined).length;
  return (
    <>
      <DataTable
        name="travellers"
        columns={columns}
        rows={travellers}
        rowKey={({ entry }) => entry.id}
        rowClassName={({ entry }) => (entry.voided ? 'muted' : '')}
        bar={add}
        sums={[
          { label: '随行', value: `${page.people} 人` },
          { label: '本单位已录用', value: `${hired} 人` },
        ]}
        empty={
          <>
            <p>还没有人员。可以查找已登记的求职者逐人加入，也可以从表格中复制姓名、证件号码、手机成批加入。</p>
            {add}
          </>
        }
      />
      {isAdding && <AddPeopleDialog page={page} onClose={() => setAdding(false)} />}
      {leaving && (
        <ReasonDialog
          title="移出人员"
          about={`${leaving.person.name} 将从 ${delivery.number} 移出，不再计入输送人数；原记录和原因保留可查。`}
          confirm="移出"
          running={remove.isPending}
          error={remove.error}
          onConfirm={(reason) => remove.mutate({ id: leaving.entry.id, reason })}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  );
}
