import { Alert, Button } from 'antd';
import { maskNumbersIn } from '#shared/domain/people/masking.ts';
import { VERDICTS } from '#shared/domain/signups/signup.ts';
import { SCAN_REASON_NAMES, VERDICT_NAMES } from '#shared/domain/signups/signup-words.ts';
import type { CommandId } from '#shared/kernel/ids.ts';
import { formatChinaTime, type Instant } from '#shared/kernel/instant.ts';
import type { Decided } from './outbox.ts';

/** 离线, and afterwards how each scan that had to wait was decided. */
export function DeliveryNotice({
  isOffline,
  isLasting,
  waiting,
  decided,
  onDismiss,
}: {
  readonly isOffline: boolean;
  readonly isLasting: boolean;
  readonly waiting: number;
  readonly decided: readonly Decided[];
  readonly onDismiss: (ids: readonly CommandId[]) => void;
}) {
  return (
    <>
      {!isLasting && <Alert type="warning" showIcon title="本机浏览器不能保存暂存内容，断网时请勿关闭或刷新本页" />}
      {isOffline && (
        <Alert
          type="warning"
          showIcon
          data-testid="offline"
          title={`离线：已暂存 ${waiting} 条，恢复后自动送达`}
          description="可继续扫码和现场登记。断网时请勿关闭或刷新本页：暂存内容不会丢失，但网络恢复前本页无法重新打开。"
        />
      )}
      {!isOffline && waiting > 1 && <Alert type="info" showIcon title={`正在送达暂存内容，还有 ${waiting} 条`} />}
      {decided.length > 0 && (
        <Alert
          type="info"
          data-testid="delivered"
          title={`暂存内容已送达 ${decided.length} 条：${tallyWords(decided)}`}
          action={
            <Button size="small" onClick={() => onDismiss(decided.map((one) => one.entry.command.id))}>
              知道了
            </Button>
          }
          description={
            <table className="desk-last desk-delivered">
              <tbody>
                {decided.map((one) => (
                  <tr key={one.entry.command.id}>
                    <td className="figures">{formatChinaTime(one.entry.takenAt as Instant).slice(-5)}</td>
                    <td
                      className={one.delivery.kind === 'answered' ? `desk-tag desk-tag-${one.delivery.answer.line.verdict}` : 'error-words'}
                    >
                      {outcomeWords(one)}
                    </td>
                    <td>
                      <strong>{nameOf(one)}</strong>
                    </td>
                    <td className="desk-last-facts">{one.delivery.kind === 'refused' ? one.delivery.sentence : ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          }
        />
      )}
    </>
  );
}

const NOT_RECORDED = '未记录';

function tallyWords(decided: readonly Decided[]): string {
  const counts = [...VERDICTS.map((verdict) => [verdict, VERDICT_NAMES[verdict]] as const), [NOT_RECORDED, NOT_RECORDED] as const].map(
    ([kind, word]) => [word, decided.filter((one) => kindOf(one) === kind).length] as const,
  );
  return counts
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count}`)
    .join('，');
}

function kindOf({ delivery }: Decided): string {
  return delivery.kind === 'answered' ? delivery.answer.line.verdict : NOT_RECORDED;
}

function outcomeWords({ delivery }: Decided): string {
  if (delivery.kind === 'refused') return NOT_RECORDED;
  const { verdict, reason } = delivery.answer.line;
  return reason ? SCAN_REASON_NAMES[reason] : VERDICT_NAMES[verdict];
}

/** Of a scan that led to nobody what was scanned, its numbers reduced to their tails. */
function nameOf({ entry: { act }, delivery }: Decided): string {
  const known = delivery.kind === 'answered' ? delivery.answer.line.person?.name : undefined;
  return known ?? (act.kind === 'walkIn' ? act.name : maskNumbersIn(act.text));
}
