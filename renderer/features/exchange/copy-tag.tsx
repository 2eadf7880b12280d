import { Tag } from 'antd';
import type { ExchangePeer } from '#shared/domain/exchange/exchange-peer.ts';

export const RIGHTS_NAMES: Readonly<Record<ExchangePeer['rights'], string>> = { station: '站点', center: '下级中心' };

export function CopyTag({ peer }: { readonly peer: ExchangePeer }) {
  if (peer.revoked)
    return (
      <Tag color="red" className="struck">
        已停用
      </Tag>
    );
  return peer.enrolledAt === undefined ? <Tag color="blue">待首次交接</Tag> : <Tag color="green">使用中</Tag>;
}
