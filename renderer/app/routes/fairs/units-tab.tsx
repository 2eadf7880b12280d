import { Segmented, Spin } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { FairOverview } from '#shared/contract/fairs.ts';

const RosterSection = lazy(() =>
  import('../../../features/roster/roster-section.tsx').then((module) => ({ default: module.RosterSection })),
);
const BoothSection = lazy(() => import('../../../features/booths/booth-section.tsx').then((module) => ({ default: module.BoothSection })));
const ArrivalSection = lazy(() =>
  import('../../../features/arrivals/arrival-section.tsx').then((module) => ({ default: module.ArrivalSection })),
);

const VIEWS = { roster: RosterSection, booths: BoothSection, arrivals: ArrivalSection } as const;
type View = keyof typeof VIEWS;

const OPTIONS: { readonly value: View; readonly label: string }[] = [
  { value: 'roster', label: '名册' },
  { value: 'booths', label: '展位图' },
  { value: 'arrivals', label: '到场' },
];

/** 单位与展位: who comes, where they stand, and that they came. */
export function UnitsTab({ overview }: { readonly overview: FairOverview }) {
  const [view, setView] = useState<View>('roster');
  const Section = VIEWS[view];
  return (
    <>
      <div>
        <Segmented<View> aria-label="视图" options={OPTIONS} value={view} onChange={setView} />
      </div>
      <Suspense fallback={<Spin delay={300} style={{ margin: 48 }} />}>
        <Section overview={overview} />
      </Suspense>
    </>
  );
}
