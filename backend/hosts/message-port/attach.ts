import type { SupportedMessagePort } from '@orpc/client/message-port';
import { onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { FairdeskRouter } from '../../composition/router.ts';

/** Answers calls that come over a message port: the desktop window's, or a test's. */
export function attachToPort(router: FairdeskRouter, port: SupportedMessagePort, reportFailure: (error: unknown) => void): void {
  const handler = new RPCHandler(router, { interceptors: [onError((error) => reportFailure(error))] });
  handler.upgrade(port);
}
