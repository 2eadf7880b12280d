import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Tag } from 'antd';
import { useState } from 'react';
import type { DeliveryPage, PastedPerson, PutOnTrip } from '#shared/contract/stations.ts';
import { documentFaultWords } from '#shared/domain/people/document-words.ts';
import { maskDocument, maskPhone } from '#shared/domain/people/masking.ts';
import { isSearchable } from '#shared/domain/people/searchable.ts';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import './stations.css';

const OFFERED = 20;

/** 添加人员: one found in the search box, or many from pasted or typed lines. */
export function AddPeopleDialog({ page, onClose }: { readonly page: DeliveryPage; readonly onClose: () => void }) {
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const [pasted, setPasted] = useState('');
  const [asked, setAsked] = useState('');
  const { id } = page.delivery;
  const isEnough = isSearchable(text.trim());
  const found = useQuery(
    orpc.jobSeekers.list.queryOptions({
      input: { text: text.trim(), limit: OFFERED },
      enabled: isEnough,
      placeholderData: (before) => before,
    }),
  );
  const read = useQuery(orpc.stations.readPeople.queryOptions({ input: { deliveryId: id, text: asked }, enabled: asked.trim() !== '' }));
  const add = useCommand(client.stations.addPeople, (outcome) => {
    void message.open({ type: outcome.repeated.length > 0 ? 'warning' : 'success', content: outcomeWords(outcome), duration: 6 });
  });
  const there = new Set(page.travellers.filter(({ entry }) => !entry.voided).map(({ person }) => person.id));
  const lines = asked === pasted ? (read.data ?? []) : [];
  const known = lines.flatMap(({ finding }) => (finding.kind === 'known' ? [finding.person.id] : []));
  const unknown = lines.filter(({ finding }) => finding.kind === 'new');
  const addPasted = () =>
    add.mutate(
      {
        deliveryId: id,
        jobSeekerIds: known,
        newPeople: unknown.map(({ name, documentNumber, phone }) => ({
          name: name ?? '',
          ...(documentNumber === undefined ? {} : { documentNumber }),
          ...(phone === undefined ? {} : { phone }),
        })),
      },
      { onSuccess: onClose },
    );
  return (
    <Dialog
      open
      title={`添加人员 · ${page.delivery.number}`}
      footer={<Button onClick={onClose}>关闭</Button>}
      width={760}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      {add.error && <Failure error={add.error} />}
      <Input
        aria-label="查找求职者"
        placeholder="查找已登记的求职者：姓名、拼音、证件号、手机或尾号"
        allowClear
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {isEnough && found.data && (
        <Candidates
          people={found.data.people}
          there={there}
          isBusy={add.isPending}
          onAdd={(jobSeekerId) => add.mutate({ deliveryId: id, jobSeekerIds: [jobSeekerId], newPeople: [] })}
        />
      )}
      <div className="part">
        <label htmlFor="pasted-people">成批录入</label>
        <Input.TextArea
          id="pasted-people"
          rows={5}
          maxLength={60_000}
          placeholder={'每行一人：姓名 证件号码 手机\n可以直接从表格中复制，未登记过的人员将一并登记'}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
        <div className="work-bar" style={{ marginTop: 8 }}>
          <Button disabled={pasted.trim() === ''} loading={read.isFetching} onClick={() => setAsked(pasted)}>
            核对
          </Button>
          <span className="work-bar-gap" />
          {lines.length > 0 && (
            <Button type="primary" disabled={known.length + unknown.length === 0} loading={add.isPending} onClick={addPasted}>
              加入 {known.length + unknown.length} 人
            </Button>
          )}
        </div>
        {read.error && <Failure error={read.error} />}
        {lines.length > 0 && <PastedLines lines={lines} />}
      </div>
    </Dialog>
  );
}

function Candidates({
  people,
  there,
  isBusy,
  onAdd,
}: {
  readonly people: readonly {
    readonly id: JobSeekerId;
    readonly name: string;
    readonly documentTail: string | undefined;
    readonly phoneTail: string | undefined;
  }[];
  readonly there: ReadonlySet<JobSeekerId>;
  readonly isBusy: boolean;
  readonly onAdd: (id: JobSeekerId) => void;
}) {
  if (people.length === 0) return <p className="muted">没有找到，可在下面成批录入中填写姓名和号码。</p>;
  return (
    <ul className="tasks pasted">
      {people.map(({ id, name, documentTail, phoneTail }) => (
        <li key={id} className="task" style={{ cursor: 'default' }}>
          <strong>{name}</strong>
          <span className="task-detail muted">
            {[maskDocument(documentTail), maskPhone(phoneTail)].filter((part) => part !== '').join(' · ')}
          </span>
          {there.has(id) ? (
            <span className="muted">已在本批</span>
          ) : (
            <Button size="small" type="primary" aria-label={`加入 ${name}`} loading={isBusy} onClick={() => onAdd(id)}>
              加入
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function PastedLines({ lines }: { readonly lines: readonly PastedPerson[] }) {
  return (
    <div className="pasted">
      <table className="month">
        <thead>
          <tr>
            <th className="month-number">行</th>
            <th>姓名</th>
            <th>号码</th>
            <th>核对结果</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line}>
              <td className="month-number">{line.line}</td>
              <td>{line.name}</td>
              <td>{[line.documentNumber, line.phone].filter((part) => part !== undefined).join(' ')}</td>
              <td>
                <Finding finding={line.finding} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Finding({ finding }: { readonly finding: PastedPerson['finding'] }) {
  switch (finding.kind) {
    case 'known':
      return (
        <>
          <Tag color="green">已登记</Tag>
          {finding.otherName !== undefined && <span className="warning-words">登记姓名“{finding.otherName}”，请核对</span>}
        </>
      );
    case 'new':
      return <Tag color="blue">新登记</Tag>;
    case 'there':
      return <span className="muted">重复，已在本批或上面</span>;
    case 'several':
      return <span className="error-words">同名 {finding.count} 人，请补填证件号码</span>;
    case 'unknown':
      return <span className="error-words">未登记过，请补填证件号码或手机</span>;
    case 'nameless':
      return <span className="error-words">没有姓名，请补填</span>;
    case 'faulty':
      return <span className="error-words">{documentFaultWords(finding.fault)}</span>;
    default:
      return finding satisfies never;
  }
}

function outcomeWords({ added, already, registered, repeated }: PutOnTrip): string {
  const [first] = repeated;
  return [
    `已加入 ${added} 人`,
    already > 0 ? `${already} 人已在本批` : undefined,
    registered > 0 ? `其中新登记 ${registered} 人` : undefined,
    first && `${first.name} 等 ${repeated.length} 人 30 日内已输送至同一单位（${first.trip.number}），请核对`,
  ]
    .filter((part) => part !== undefined)
    .join('；');
}
