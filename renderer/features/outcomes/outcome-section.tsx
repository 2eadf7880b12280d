import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { PlacementTrail } from '#shared/contract/outcomes.ts';
import type { OutcomeStep, OutcomeStepKind } from '#shared/domain/outcomes/placement.ts';
import { outcomeWarningSentence } from '#shared/domain/outcomes/plausibility.ts';
import { STABLE_EMPLOYMENT_RULE } from '#shared/domain/outcomes/stable-employment.ts';
import { OUTCOME_STEP_NAMES } from '#shared/domain/words/names.ts';
import { formatChineseDate } from '#shared/kernel/calendar-date.ts';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import { Loaded } from '../../components/failure.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { factDay } from './fact-words.ts';
import { PlacementCard } from './placement-card.tsx';
import { type PlacedAt, PlacementDialog } from './placement-dialog.tsx';
import { StepDialog } from './step-dialog.tsx';
import './chain.css';

type Open =
  | { readonly dialog: 'placement' }
  | { readonly dialog: 'step'; readonly trail: PlacementTrail; readonly kind: OutcomeStepKind }
  | { readonly dialog: 'void'; readonly trail: PlacementTrail; readonly step: OutcomeStep };

/** 就业跟踪 of one person: where they went, step by step, and how many months of stable work that proves. */
export function OutcomeSection({
  jobSeekerId,
  atUnit,
}: {
  readonly jobSeekerId: JobSeekerId;
  /** The unit to which the person was brought: a new placement begins with it. */
  readonly atUnit?: PlacedAt;
}) {
  const { message } = App.useApp();
  const outcomes = useQuery(orpc.outcomes.forPerson.queryOptions({ input: { jobSeekerId } }));
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const saved = (trail: PlacementTrail) => {
    close();
    const [warning] = trail.warnings;
    if (warning) void message.warning(`已保存。${outcomeWarningSentence(warning)}`);
    else void message.success('已保存');
  };
  const voiding = useCommand(client.outcomes.void, close);
  return (
    <Loaded query={outcomes}>
      {({ placements, cutOff, stableMonths, periods }) => (
        <>
          <div className="chain-head">
            <span>
              稳定就业 <strong className="figures">{stableMonths}</strong> 个月
              <span className="muted">（截至 {formatChineseDate(cutOff)}）</span>
            </span>
            <span className="muted figures">{periods.map((period) => `${period.from} 至 ${period.to}`).join('；')}</span>
            <span style={{ flex: 1 }} />
            <Button type="primary" onClick={() => setOpen({ dialog: 'placement' })}>
              登记就业去向
            </Button>
          </div>
          <p className="muted" style={{ margin: 0 }}>
            {STABLE_EMPLOYMENT_RULE}
          </p>
          {placements.map((trail) => (
            <PlacementCard
              key={trail.placement.id}
              trail={trail}
              onRecord={(kind) => setOpen({ dialog: 'step', trail, kind })}
              onVoid={(step) => setOpen({ dialog: 'void', trail, step })}
            />
          ))}
          {placements.length === 0 && <p>还没有就业去向。达成意向或录用后在此登记，再逐步补充合同、就业登记和参保。</p>}
          {open?.dialog === 'placement' && (
            <PlacementDialog jobSeekerId={jobSeekerId} {...(atUnit ? { atUnit } : {})} onDone={saved} onClose={close} />
          )}
          {open?.dialog === 'step' && <StepDialog trail={open.trail} kind={open.kind} onDone={saved} onClose={close} />}
          {open?.dialog === 'void' && (
            <ReasonDialog
              title={`作废${OUTCOME_STEP_NAMES[open.step.fact.kind]}`}
              about={`${open.trail.unitName} ${factDay(open.step.fact)} 的${OUTCOME_STEP_NAMES[open.step.fact.kind]}记录将作废，原记录和原因保留可查。`}
              confirm="作废"
              running={voiding.isPending}
              error={voiding.error}
              onConfirm={(reason) => voiding.mutate({ id: open.step.id, reason })}
              onClose={close}
            />
          )}
        </>
      )}
    </Loaded>
  );
}
