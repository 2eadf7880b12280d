import { z } from 'zod';
import { command, commandStamp, idOf, query, typed } from './base.ts';

export const documentsContract = {
  /** 预览: the sheets of the fair as they would print now; counts as no print. */
  preview: query.input(z.object({ fairId: idOf<'Fair'>(), settlementId: idOf<'Settlement'>().optional() })).output(z.file()),
  /** 打印或另存: counted for sealed settlements; the second and later ones say 补打 n. */
  issue: command
    .input(z.object({ command: commandStamp, fairId: idOf<'Fair'>(), settlementId: idOf<'Settlement'>().optional() }))
    .output(z.file()),
  prints: query
    .input(z.object({ settlementId: idOf<'Settlement'>() }))
    .output(typed<readonly { copy: number; at: string; by: string }[]>()),
};
