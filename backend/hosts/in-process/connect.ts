import { createRouterClient } from '@orpc/server';
import type { FairdeskClient } from '#shared/contract/index.ts';
import type { FairdeskRouter } from '../../composition/router.ts';

/** Calls the router directly: the command line's way, with the same checks of input and the same errors as over a wire. */
export function connectInProcess(router: FairdeskRouter): FairdeskClient {
  return createRouterClient(router);
}
