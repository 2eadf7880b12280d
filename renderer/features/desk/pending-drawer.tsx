import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { PendingScan } from '#shared/contract/desk.ts';
import { SCAN_REASON_NAMES } from '#shared/domain/signups/signup-words.ts';
import type { FairId, SignupId } from '#shared/kernel/ids.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { SidePanel } from '../../components/dialog.tsx';
import { Failure, Loaded } from '../../components/failure.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { factsOf } from './verdict-panel.tsx';

/** 待处理: each has somebody who sees to it, and gets an outcome: whose it was, or nobody's. */
export function PendingDrawer({
  fairId,
  owners,
  onClose,
}: {
  readonly fairId: FairId;
  readonly owners: readonly string[];
  readonly onClose: () => void;
}) {
  const pending = useQuery(orpc.desk.pending.queryOptions({ input: { fairId } }));
  return (
    <SidePanel open title="待处理" size={620} onClose={onClose} destroyOnHidden>
      <Loaded query={pending}>
        {(scans) => (
          <>
            {scans.length === 0 && <p className="muted">没有待处理的扫描。</p>}
            {scans.map((scan) => (
              <PendingCase key={scan.id} fairId={fairId} scan={scan} owners={owners} />
            ))}
          </>
        )}
      </Loaded>
    </SidePanel>
  );
}

function PendingCase({
  fairId,
  scan,
  owners,
}: {
  readonly fairId: FairId;
  readonly scan: PendingScan;
  readonly owners: readonly string[];
}) {
  const [text, setText] = useState('');
  const [who, setWho] = useState<SignupId>();
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const found = useQuery(orpc.signups.find.queryOptions({ input: { fairId, text }, enabled: text.trim() !== '' }));
  const assign = useCommand(client.desk.assign);
  const decide = useCommand(client.desk.decidePending);
  const isMissing = note.trim() === '';
  const settle = (signupId: SignupId | undefined) => {
    setAsked(true);
    if (!isMissing) decide.mutate({ id: scan.id, note: note.trim(), ...(signupId === undefined ? {} : { signupId }) });
  };
  return (
    <section className="sheet desk-case" data-testid="pending-scan">
      <div>
        <strong>{scan.reason && SCAN_REASON_NAMES[scan.reason]}</strong> <span className="desk-case-text">{scan.text}</span>
      </div>
      <div className="muted">
        {formatChinaTime(scan.at)} · {scan.desk} · {scan.by}
      </div>
      {(decide.error ?? assign.error) && <Failure error={decide.error ?? assign.error} />}
      <div className="desk-case-row">
        <Select
          aria-label="负责人"
          allowClear
          placeholder="负责人"
          style={{ width: 130 }}
          value={scan.owner ?? null}
          options={owners.map((owner) => ({ value: owner, label: owner }))}
          onChange={(owner: string | null | undefined) => assign.mutate({ id: scan.id, ...(owner ? { owner } : {}) })}
        />
        <Select
          aria-label="是哪一位"
          showSearch={{ filterOption: false, onSearch: setText }}
          allowClear
          placeholder="是哪一位：姓名、拼音、尾号"
          style={{ flex: 1 }}
          value={who ?? null}
          notFoundContent={text.trim() === '' ? '请输入姓名、拼音或尾号' : '本场没有相符的报名'}
          options={(found.data ?? []).map(({ signup, person }) => ({ value: signup.id, label: `${person.name} ${factsOf(person)}` }))}
          onChange={(id: SignupId | null | undefined) => setWho(id ?? undefined)}
        />
      </div>
      <div className="desk-case-row">
        <Input
          aria-label="处理说明"
          placeholder="处理说明"
          value={note}
          maxLength={200}
          status={asked && isMissing ? 'error' : ''}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button type="primary" disabled={who === undefined} loading={decide.isPending} onClick={() => settle(who)}>
          确认签到
        </Button>
        <Button danger loading={decide.isPending} onClick={() => settle(undefined)}>
          不予通过
        </Button>
      </div>
      {asked && isMissing && <div className="error-words">请填写处理说明</div>}
    </section>
  );
}
