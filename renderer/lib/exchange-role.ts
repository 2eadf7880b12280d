import { useQuery } from '@tanstack/react-query';
import type { ExchangeStatus } from '#shared/domain/exchange/exchange-status.ts';
import { orpc } from './orpc.ts';

/** 中心, 站点副本, or a center below another; undefined until it is known. */
export function useExchangeRole(): ExchangeStatus['role'] | undefined {
  return useQuery(orpc.exchange.status.queryOptions()).data?.role;
}

/** Whether this is a station's copy: what the center alone may do is then not offered. */
export function useIsStation(): boolean {
  return useExchangeRole() === 'station';
}
