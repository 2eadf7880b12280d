import { useQuery } from '@tanstack/react-query';
import { Button, Form, type FormInstance, Input } from 'antd';
import { useState } from 'react';
import type { JobSeekerLine } from '#shared/contract/job-seekers.ts';
import { maskDocument, maskPhone } from '#shared/domain/people/masking.ts';
import { isSearchable } from '#shared/domain/people/searchable.ts';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Loaded } from '../../components/failure.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';
import { orpc } from '../../lib/orpc.ts';
import { MergePair } from './merge-pair.tsx';

const FOUND_SHOWN = 8;

/** 合并登记: the other record is given or looked for, both are compared, the merge is confirmed with a reason. */
export function MergeDialog({
  person,
  other,
  onMerged,
  onClose,
}: {
  readonly person: JobSeekerLine;
  /** undefined: to be looked for. */
  readonly other: JobSeekerId | undefined;
  readonly onMerged: (survivor: JobSeekerId) => void;
  readonly onClose: () => void;
}) {
  const [chosen, setChosen] = useState(other);
  const [form] = Form.useForm();
  const leave = useLeaveForm(form, undefined, onClose);
  return (
    <Dialog open title={`合并“${person.name}”的登记`} footer={null} width={920} mask={{ closable: false }} onCancel={leave} destroyOnHidden>
      {chosen === undefined ? (
        <Choose person={person} onChosen={setChosen} />
      ) : (
        <Compare form={form} a={person.id} b={chosen} onMerged={onMerged} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Compare({
  form,
  a,
  b,
  onMerged,
  onClose,
}: {
  readonly form: FormInstance;
  readonly a: JobSeekerId;
  readonly b: JobSeekerId;
  readonly onMerged: (survivor: JobSeekerId) => void;
  readonly onClose: () => void;
}) {
  const preview = useQuery(orpc.jobSeekers.mergePreview.queryOptions({ input: { a, b } }));
  return (
    <Loaded query={preview}>
      {(shown) => (
        <MergePair
          form={form}
          people={{ a, b }}
          preview={shown}
          onChanged={() => void preview.refetch()}
          onMerged={onMerged}
          onClose={onClose}
        />
      )}
    </Loaded>
  );
}

function Choose({ person, onChosen }: { readonly person: JobSeekerLine; readonly onChosen: (id: JobSeekerId) => void }) {
  const [text, setText] = useState('');
  const wanted = text.trim();
  const isEnough = isSearchable(wanted);
  const found = useQuery(
    orpc.jobSeekers.list.queryOptions({
      input: { text: wanted, limit: 500 },
      enabled: isEnough,
      placeholderData: (before) => before,
    }),
  );
  const others = isEnough ? (found.data?.people ?? []).filter(({ id }) => id !== person.id).slice(0, FOUND_SHOWN) : [];
  return (
    <>
      <Input
        allowClear
        aria-label="查找另一条登记"
        placeholder="另一条登记的姓名、拼音、证件或电话尾号"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul className="tasks" style={{ marginTop: 12 }}>
        {others.map((one) => (
          <li key={one.id}>
            <Button type="text" block className="task" onClick={() => onChosen(one.id)}>
              <span className="task-detail">{one.name}</span>
              <span className="muted nowrap figures">
                {one.documentTail === undefined ? '无证件' : maskDocument(one.documentTail)} {maskPhone(one.phoneTail)}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {others.length === 0 && <p className="muted">{isEnough ? '没有找到其他登记' : '输入两个字符或一个汉字即可查找'}</p>}
    </>
  );
}
