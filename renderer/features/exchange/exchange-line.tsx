import { WarningOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { monthAndDay } from '#shared/domain/exchange/missing-packages.ts';
import { orpc } from '../../lib/orpc.ts';
import { countWords, dayOf } from './exchange-text.ts';
import './exchange.css';

/** How often the line is read anew while nothing is done: it is about days. */
const REFRESH_MILLIS = 300_000;

/** 未交接: at a station one quiet line over every page, which leads to 交接. Being late is said, not only shown. */
export function ExchangeLine() {
  const { data: status } = useQuery(orpc.exchange.status.queryOptions({ refetchInterval: REFRESH_MILLIS }));
  const above = status?.above;
  if (!above) return null;
  const { unsentRows, unsentSince, lastPackage, dueOn, isLate } = above;
  return (
    <a
      className={isLate ? 'exchange-line exchange-line-late' : 'exchange-line'}
      href={status.role === 'station' ? '#/exchange' : '#/exchange/above'}
      aria-label="交接状态"
    >
      {isLate && (
        <strong>
          <WarningOutlined aria-hidden /> 已迟交
        </strong>
      )}
      <span>{unsentRows === 0 ? '没有未交接的记录' : `未交接 ${countWords(unsentRows)} 条`}</span>
      {unsentSince !== undefined && <span>自 {dayOf(unsentSince)}</span>}
      <span>{lastPackage ? `上一包 第 ${lastPackage.number} 号` : '尚未交接过'}</span>
      <span>应交 {monthAndDay(dueOn)}</span>
    </a>
  );
}
