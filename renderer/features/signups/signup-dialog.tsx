import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { FairOverview } from '#shared/contract/fairs.ts';
import { newPerson, type SignedUp, type SignupCandidate } from '#shared/contract/signups.ts';
import { DOCUMENT_KINDS } from '#shared/domain/people/identity-document.ts';
import { EDUCATIONS, PERSON_GROUPS } from '#shared/domain/people/job-seeker.ts';
import { maskDocument, maskPhone } from '#shared/domain/people/masking.ts';
import { DOCUMENT_KIND_NAMES, EDUCATION_NAMES, PERSON_GROUP_NAMES } from '#shared/domain/words/names.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { optionsOf } from '../../lib/options.ts';
import { orpc } from '../../lib/orpc.ts';

/** 报名登记: a person who is known, found by number or name, or somebody new. */
export function SignupDialog({ fair, onClose }: { readonly fair: FairOverview['fair']; readonly onClose: () => void }) {
  const [form] = Form.useForm();
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const found = useQuery(
    orpc.signups.findPerson.queryOptions({
      input: { fairId: fair.id, text },
      enabled: text.trim() !== '',
      placeholderData: (before) => before,
    }),
  );
  const signUp = useCommand(client.signups.signUp, (signedUp) => {
    void message.open({ type: isOver(signedUp) ? 'warning' : 'success', content: sentenceOf(signedUp), duration: 6 });
    onClose();
  });
  const leave = useLeaveForm(form, undefined, onClose);
  return (
    <Dialog open title="报名登记" footer={null} width={720} mask={{ closable: false }} onCancel={leave} destroyOnHidden>
      <Input
        aria-label="查找求职者"
        placeholder="查找已登记的求职者：证件号、手机、姓名、拼音、尾号"
        allowClear
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() !== '' && found.data && (
        <Candidates
          candidates={found.data}
          isBusy={signUp.isPending}
          onSignUp={(id) => signUp.mutate({ fairId: fair.id, person: { id } })}
        />
      )}
      <CommandForm
        form={form}
        schema={newPerson}
        initial={{ documentKind: 'residentId', groups: [] }}
        submit="登记并报名"
        running={signUp.isPending}
        error={signUp.error}
        messages={{ name: '请填写姓名', documentNumber: '请填写证件号码或手机' }}
        onSubmit={(person) => signUp.mutate({ fairId: fair.id, person })}
        onCancel={onClose}
      >
        <div className="form-grid" style={{ marginTop: 16 }}>
          <Form.Item name="name" label="姓名" required style={{ gridColumn: 'span 4' }}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item name="documentKind" label="证件类型" style={{ gridColumn: 'span 4' }}>
            <Select options={optionsOf(DOCUMENT_KINDS, DOCUMENT_KIND_NAMES)} />
          </Form.Item>
          <Form.Item name="documentNumber" label="证件号码" style={{ gridColumn: 'span 4' }}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item name="phone" label="手机" style={{ gridColumn: 'span 4' }}>
            <Input maxLength={30} autoComplete="off" />
          </Form.Item>
          <Form.Item name="education" label="学历" style={{ gridColumn: 'span 4' }}>
            <Select allowClear options={optionsOf(EDUCATIONS, EDUCATION_NAMES)} />
          </Form.Item>
          <Form.Item name="wishedJob" label="期望岗位" style={{ gridColumn: 'span 4' }}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="groups" label="人员类别" style={{ gridColumn: 'span 12' }}>
            <Select mode="multiple" options={optionsOf(PERSON_GROUPS, PERSON_GROUP_NAMES)} />
          </Form.Item>
        </div>
      </CommandForm>
    </Dialog>
  );
}

function Candidates({
  candidates,
  isBusy,
  onSignUp,
}: {
  readonly candidates: readonly SignupCandidate[];
  readonly isBusy: boolean;
  readonly onSignUp: (id: SignupCandidate['person']['id']) => void;
}) {
  if (candidates.length === 0) return <p className="muted">没有找到，请在下面登记。</p>;
  return (
    <ul className="tasks" style={{ maxHeight: 200, overflow: 'auto', marginTop: 8 }}>
      {candidates.map(({ person, entry }) => (
        <li key={person.id} className="task" style={{ cursor: 'default' }}>
          <strong>{person.name}</strong>
          <span className="task-detail muted">
            {[maskDocument(person.documentTail), maskPhone(person.phoneTail)].filter((part) => part !== '').join(' · ')}
          </span>
          {entry && entry.signup.cancelReason === undefined ? (
            <span className="muted">已报名</span>
          ) : (
            <Button size="small" type="primary" loading={isBusy} onClick={() => onSignUp(person.id)}>
              {entry ? '恢复报名' : '报名'}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

const OUTCOME_WORDS = { added: '已报名', stoodAlready: '此前已报名，无须重复', restored: '已恢复报名' } as const;

function sentenceOf(signedUp: SignedUp): string {
  const { entry, outcome, otherName, counts } = signedUp;
  return [
    `${entry.person.name} ${OUTCOME_WORDS[outcome]}`,
    otherName === undefined ? undefined : `原登记姓名“${otherName}”，请核对证件`,
    isOver(signedUp) ? `报名 ${counts.standing} 人，已超出容量 ${counts.capacity} 人` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join('；');
}

function isOver({ counts }: SignedUp): boolean {
  return counts.capacity !== undefined && counts.standing > counts.capacity;
}
