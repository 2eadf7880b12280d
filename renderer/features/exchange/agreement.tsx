import { Tag } from 'antd';
import type { ExchangePeer } from '#shared/domain/exchange/exchange-peer.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';

/** 双方校验: whether both sides were found to hold the same, and when. */
export function AgreementWords({ agreed, disagreedAt }: Pick<ExchangePeer, 'agreed' | 'disagreedAt'>) {
  if (disagreedAt !== undefined)
    return (
      <>
        <Tag color="orange">不一致</Tag> <span className="muted">{formatChinaTime(disagreedAt)}</span>
      </>
    );
  if (!agreed) return <span className="muted">尚未校验</span>;
  return (
    <>
      <Tag color="green">一致</Tag>{' '}
      <span className="muted" title={`校验值 ${agreed.checksum}`}>
        {formatChinaTime(agreed.at)}
      </span>
    </>
  );
}

/** The same in a narrow column: when is told by pointing at it. */
export function AgreementTag({ agreed, disagreedAt }: Pick<ExchangePeer, 'agreed' | 'disagreedAt'>) {
  if (disagreedAt !== undefined)
    return (
      <Tag color="orange" title={formatChinaTime(disagreedAt)}>
        不一致
      </Tag>
    );
  return agreed ? (
    <Tag color="green" title={formatChinaTime(agreed.at)}>
      一致
    </Tag>
  ) : (
    <span className="muted">尚未校验</span>
  );
}
