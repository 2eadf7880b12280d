import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import { type FairObservation, type FairObservationKind, OBSERVATION_KINDS } from '#shared/domain/statistics/facts.ts';
import { GRADUATE_TWIN, MEASURES } from '#shared/domain/statistics/measures.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';

/** 人工填报: what happened on another platform or on paper, with where it was read. */
export function ObservationsDialog({
  fair,
  observations,
  onClose,
}: {
  readonly fair: Fair;
  readonly observations: readonly FairObservation[];
  readonly onClose: () => void;
}) {
  const isOnline = fair.format !== 'onsite' || fair.kind === 'liveStream';
  const kinds = OBSERVATION_KINDS.filter((kind) => isOnline || !kind.startsWith('online') || observations.some((one) => one.kind === kind));
  return (
    <Dialog open title="人工填报" width={860} footer={null} onCancel={onClose}>
      <p className="muted">只填不能由本机数据统计的数，须注明来源；印表时列出来源。{!isOnline && '现场招聘会不填线上数。'}</p>
      {kinds.map((kind) => (
        <ObservationRow key={kind} fair={fair} kind={kind} known={observations.find((one) => one.kind === kind)} />
      ))}
    </Dialog>
  );
}

interface Typed {
  readonly value: number | null;
  readonly graduates: number | null;
  readonly source: string;
}

function ObservationRow({
  fair,
  kind,
  known,
}: {
  readonly fair: Fair;
  readonly kind: FairObservationKind;
  readonly known: FairObservation | undefined;
}) {
  const [typed, setTyped] = useState<Typed>();
  const save = useCommand(client.statistics.observe, () => setTyped(undefined));
  const remove = useCommand(client.statistics.removeObservation, () => setTyped(undefined));
  const { name, unit } = MEASURES[kind];
  const shown: Typed = typed ?? { value: known?.value ?? null, graduates: known?.graduates ?? null, source: known?.source ?? '' };
  const { value, graduates, source } = shown;
  const isWrong = graduates !== null && graduates > (value ?? 0);
  const error = save.error ?? remove.error;
  return (
    <div style={{ marginBottom: 12 }}>
      <div style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
        <span style={{ width: '12em', flexShrink: 0 }}>
          {name}（{unit}）
        </span>
        <InputNumber
          aria-label={name}
          min={0}
          precision={0}
          value={value}
          style={{ width: 116, flexShrink: 0 }}
          onChange={(next) => setTyped({ ...shown, value: next })}
        />
        <InputNumber
          aria-label={`${name} 高校毕业生`}
          placeholder="其中毕业生"
          disabled={GRADUATE_TWIN[kind] === undefined}
          min={0}
          precision={0}
          status={isWrong ? 'error' : ''}
          value={graduates}
          style={{ width: 116, flexShrink: 0 }}
          onChange={(next) => setTyped({ ...shown, graduates: next })}
        />
        <Input
          aria-label={`${name} 来源`}
          placeholder="来源，如：平台后台统计"
          maxLength={80}
          value={source}
          onChange={(event) => setTyped({ ...shown, source: event.target.value })}
        />
        <Button
          type="primary"
          disabled={!typed || value === null || source.trim() === '' || isWrong}
          loading={save.isPending}
          onClick={() =>
            value !== null &&
            save.mutate({ fairId: fair.id, details: { kind, value, source, ...(graduates === null ? {} : { graduates }) } })
          }
        >
          保存
        </Button>
        <Button disabled={!known} loading={remove.isPending} onClick={() => remove.mutate({ fairId: fair.id, kind })}>
          撤去
        </Button>
      </div>
      {isWrong && <div className="error-words">高校毕业生数超过总数，请核对</div>}
      {known && !typed && (
        <div className="muted">
          {known.enteredBy} {formatChinaTime(known.enteredAt)} 填报
        </div>
      )}
      {error && <Failure error={error} />}
    </div>
  );
}
