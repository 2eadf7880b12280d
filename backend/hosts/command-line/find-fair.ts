import type { FairLine } from '#shared/contract/fairs.ts';
import type { FairdeskClient } from '#shared/contract/index.ts';
import { CommandFailure } from './command-failure.ts';

/** The fair with this 场次编号, e.g. 2026-007. */
export async function findFair(client: FairdeskClient, number: string): Promise<FairLine> {
  const { fairs } = await client.fairs.list({});
  const found = fairs.find((line) => line.fair.number === number);
  if (!found) throw new CommandFailure(`没有编号为 ${number} 的招聘会`, 1);
  return found;
}
