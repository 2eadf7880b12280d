import { App, Button } from 'antd';
import { useState } from 'react';
import type { PlacementTrail } from '#shared/contract/outcomes.ts';
import { OUTCOME_CHAIN, type OutcomeStep, type OutcomeStepKind, REPEATABLE_STEPS } from '#shared/domain/outcomes/placement.ts';
import { outcomeWarningSentence } from '#shared/domain/outcomes/plausibility.ts';
import { OUTCOME_STEP_NAMES } from '#shared/domain/words/names.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { client } from '../../lib/client.ts';
import { sentenceOf } from '../../lib/refusals.ts';
import { saveFile } from '../../lib/save-file.ts';
import { factDay, factDetail } from './fact-words.ts';

/** One placement: the chain in its order, each step with day, proof and who entered it; what was voided on request. */
export function PlacementCard({
  trail,
  onRecord,
  onVoid,
}: {
  readonly trail: PlacementTrail;
  readonly onRecord: (kind: OutcomeStepKind) => void;
  readonly onVoid: (step: OutcomeStep) => void;
}) {
  const [showsVoid, setShowsVoid] = useState(false);
  const standing = trail.steps.filter((step) => step.voided === undefined);
  const voided = trail.steps.filter((step) => step.voided !== undefined);
  const left = standing.find((step) => step.fact.kind === 'left');
  return (
    <section className="sheet chain-card" aria-label={trail.unitName}>
      <div className="chain-head">
        <strong>{trail.unitName}</strong>
        <span className="muted">
          {[trail.placement.jobTitle, trail.fair ? `${trail.fair.number} ${trail.fair.title}` : '非招聘会'].filter(Boolean).join(' · ')}
        </span>
        <span style={{ flex: 1 }} />
        {voided.length > 0 && (
          <Button type="link" size="small" onClick={() => setShowsVoid(!showsVoid)}>
            {showsVoid ? '收起已作废' : `已作废 ${voided.length} 条`}
          </Button>
        )}
        {!left && (
          <Button size="small" onClick={() => onRecord('left')}>
            登记离职
          </Button>
        )}
      </div>
      <ol className="chain">
        {OUTCOME_CHAIN.map((kind) => {
          const steps = standing.filter((step) => step.fact.kind === kind);
          return (
            <li key={kind} className={steps.length > 0 ? 'chain-step chain-step-done' : 'chain-step'}>
              <div className="chain-name">{OUTCOME_STEP_NAMES[kind]}</div>
              {steps.map((step) => (
                <StepLines key={step.id} step={step} onVoid={onVoid} />
              ))}
              {(steps.length === 0 || REPEATABLE_STEPS.has(kind)) && (
                <Button size="small" type="link" style={{ padding: 0 }} onClick={() => onRecord(kind)}>
                  {steps.length === 0 ? '登记' : '再登记'}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {left && (
        <div className="chain-left">
          <span className="chain-name">离职</span>
          <StepLines step={left} onVoid={onVoid} />
        </div>
      )}
      {trail.warnings.map((warning) => (
        <div key={JSON.stringify(warning)} className="chain-warning">
          {outcomeWarningSentence(warning)}
        </div>
      ))}
      {showsVoid && (
        <ul className="chain-voided">
          {voided.map((step) => (
            <li key={step.id} className="muted">
              <span className="struck">
                {OUTCOME_STEP_NAMES[step.fact.kind]} {factDay(step.fact)}
              </span>
              　{step.voided && `${step.voided.by} ${formatChinaTime(step.voided.at)} 作废：${step.voided.reason}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function StepLines({ step, onVoid }: { readonly step: OutcomeStep; readonly onVoid: (step: OutcomeStep) => void }) {
  const { message } = App.useApp();
  const { fact, proof, seen } = step;
  const detail = factDetail(fact);
  const open = (attachmentId: string) =>
    void client.outcomes
      .proof({ attachmentId })
      .then(saveFile)
      .catch((failure: unknown) => void message.error(sentenceOf(failure)));
  return (
    <div className="chain-fact">
      <div className="figures">{factDay(fact)}</div>
      {detail && <div>{detail}</div>}
      {proof && (
        <Button type="link" size="small" className="chain-proof" title={proof.fileName} onClick={() => open(proof.id)}>
          凭证 {proof.fileName}
        </Button>
      )}
      {seen && <div>查验：{seen}</div>}
      {!proof && !seen && <div className="muted">无凭证</div>}
      <div className="muted">
        {step.enteredBy}
        <Button type="link" size="small" danger onClick={() => onVoid(step)}>
          作废
        </Button>
      </div>
    </div>
  );
}
