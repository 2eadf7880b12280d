/** 费用类别. transport, boardLodging, booth and publicity are named by the clause; other needs a recorded approval; the rest are never eligible. */
export const COST_CATEGORIES = ['transport', 'boardLodging', 'booth', 'publicity', 'other', 'gifts', 'wages', 'entertainment', 'organizerStaffTravel'] as const;
export type CostCategory = (typeof COST_CATEGORIES)[number];

/** 支付方: only cost in the organizer's books is reimbursable. */
export const COST_PAYERS = ['organizer', 'unit'] as const;
export type CostPayer = (typeof COST_PAYERS)[number];
