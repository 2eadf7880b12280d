import type { OutcomeFigure } from '#shared/domain/outcomes/outcome-figures.ts';
import { OUTCOME_STEP_NAMES } from '#shared/domain/words/names.ts';

export const FIGURE_NAMES: Readonly<Record<OutcomeFigure, string>> = {
  ...OUTCOME_STEP_NAMES,
  stable3: '稳定满 3 月',
  stable6: '稳定满 6 月',
};
