import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Collapse, Radio, Table } from 'antd';
import { useState } from 'react';
import type { FairOverview } from '#shared/contract/fairs.ts';
import type { SealedSettlement, SettlementDraft } from '#shared/contract/settlements.ts';
import { blockerSentence } from '#shared/domain/settlements/approval.ts';
import type { SettlementSnapshot } from '#shared/domain/settlements/snapshot.ts';
import { PROGRAM_NAMES } from '#shared/domain/words/names.ts';
import { formatChinaTime, type Instant } from '#shared/kernel/instant.ts';
import { formatYuan } from '#shared/kernel/money.ts';
import { Failure, Loaded } from '../../components/failure.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { SettlementTag } from '../../components/status-tag.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { useIsStation } from '../../lib/exchange-role.ts';
import { orpc } from '../../lib/orpc.ts';
import { SettlementFigures } from './settlement-figures.tsx';

/** 结算: the draft of this moment until it is approved, then what was sealed. */
export function SettlementSection({ overview }: { readonly overview: FairOverview }) {
  const page = useQuery(orpc.settlements.forFair.queryOptions({ input: { fairId: overview.fair.id } }));
  return (
    <Loaded query={page}>
      {({ draft, sealed, earlier }) => (
        <>
          {draft && <Draft overview={overview} draft={draft} />}
          {sealed && <Sealed settlement={sealed} snapshot={sealed.snapshot} />}
          {earlier.length > 0 && <Earlier settlements={earlier} />}
        </>
      )}
    </Loaded>
  );
}

function Draft({ overview, draft }: { readonly overview: FairOverview; readonly draft: SettlementDraft }) {
  const { fair } = overview;
  const { message, modal } = App.useApp();
  const choose = useCommand(client.fairs.chooseProgram);
  const approve = useCommand(client.settlements.approve, (sealed) => void message.success(`已核定，编号 ${sealed.number}`));
  const ask = () => {
    const payable = draft.settlement?.payable;
    if (payable === undefined) return;
    modal.confirm({
      title: '核定结算',
      content: `核定金额 ${formatYuan(payable)} 元。核定后名册和凭证不能修改；如需更正，须作废后重新核定。`,
      okText: '核定',
      cancelText: '取消',
      onOk: () => approve.mutate({ fairId: fair.id, contentHash: draft.contentHash }),
    });
  };
  const isStation = useIsStation();
  const flagged = draft.choice.candidates.length > 1;
  return (
    <>
      {(approve.error ?? choose.error) && <Failure error={approve.error ?? choose.error} />}
      <div className="work-bar">
        <SettlementTag state="draft" />
        <span className="muted">按名册和凭证的现状计算，随修改更新{isStation && '；交接后由中心核定'}</span>
        <span className="work-bar-gap" />
        <Button href={`#/fairs/${fair.id}/print`}>预览审核表</Button>
        {!isStation && (
          <Button type="primary" disabled={draft.blockers.length > 0} loading={approve.isPending} onClick={ask}>
            核定
          </Button>
        )}
      </div>
      {draft.blockers.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title="核定前须完成"
          description={
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {draft.blockers.map((blocker) => (
                <li key={JSON.stringify(blocker)}>{blockerSentence(blocker)}</li>
              ))}
            </ul>
          }
        />
      )}
      {flagged && (
        <section className="sheet">
          <h2>适用政策</h2>
          <p className="muted">多项政策同时适用，一场活动只选用一项，其他仅供对照。</p>
          <Radio.Group
            value={draft.choice.program ?? null}
            onChange={(event) => choose.mutate({ id: fair.id, program: event.target.value as (typeof draft.choice.candidates)[number] })}
            options={draft.candidates.map(({ program, settlement }) => ({
              value: program,
              label: `${PROGRAM_NAMES[program]}：核定 ${formatYuan(settlement.payable)} 元`,
            }))}
          />
        </section>
      )}
      {draft.snapshot && <SettlementFigures snapshot={draft.snapshot} />}
    </>
  );
}

function Sealed({ settlement, snapshot }: { readonly settlement: SealedSettlement; readonly snapshot: SettlementSnapshot }) {
  const navigate = useNavigate();
  const [isVoiding, setVoiding] = useState(false);
  const toVoid = useCommand(client.settlements.void, () => setVoiding(false));
  const isStation = useIsStation();
  return (
    <>
      <div className="work-bar">
        <SettlementTag state={settlement.state} />
        <strong>编号 {settlement.number}</strong>
        <span className="muted">
          {settlement.approvedBy} 核定于 {formatChinaTime(settlement.approvedAt as Instant)}，已打印 {settlement.prints} 次
        </span>
        <span className="work-bar-gap" />
        {!isStation && (
          <Button danger onClick={() => setVoiding(true)}>
            作废
          </Button>
        )}
        <Button
          type="primary"
          onClick={() => void navigate({ to: '/fairs/$fairId/$section', params: { fairId: settlement.fairId, section: 'print' } })}
        >
          打印审核表
        </Button>
      </div>
      <SettlementFigures snapshot={snapshot} />
      {isVoiding && (
        <ReasonDialog
          title="作废结算"
          about={`将作废结算 ${settlement.number}（核定 ${formatYuan(settlement.payable)} 元）。编号和内容保留，本场可更正后重新核定。`}
          confirm="作废"
          running={toVoid.isPending}
          error={toVoid.error}
          onConfirm={(reason) => toVoid.mutate({ id: settlement.id, reason })}
          onClose={() => setVoiding(false)}
        />
      )}
    </>
  );
}

function Earlier({ settlements }: { readonly settlements: readonly SealedSettlement[] }) {
  return (
    <Collapse
      size="small"
      items={[
        {
          key: 'earlier',
          label: `已作废的结算（${settlements.length}）`,
          children: (
            <Table
              size="small"
              pagination={false}
              rowKey="id"
              dataSource={[...settlements]}
              columns={[
                { title: '编号', render: (_, one) => <span className="struck">{one.number}</span> },
                { title: '核定金额（元）', align: 'right', render: (_, one) => formatYuan(one.payable) },
                { title: '核定', render: (_, one) => `${one.approvedBy} ${formatChinaTime(one.approvedAt as Instant)}` },
                {
                  title: '作废',
                  render: (_, one) => `${one.voidedBy ?? ''} ${one.voidedAt === undefined ? '' : formatChinaTime(one.voidedAt as Instant)}`,
                },
                { title: '原因', render: (_, one) => one.voidReason },
              ]}
            />
          ),
        },
      ]}
    />
  );
}
