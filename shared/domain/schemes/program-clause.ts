import type { EventCostProgram } from './scheme.ts';

/** 条款: where the program stands in its document; printed beside each line of the derivation and, with the document number, on the sheet. */
export const PROGRAM_CLAUSES: Readonly<Record<EventCostProgram, string>> = {
  'huaian-3-event-cost': '二（三）',
  'jiangmen-6-event-cost': '三（六）',
};
