import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useState } from 'react';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import { DateField } from '../../components/date-field.tsx';
import { SidePanel } from '../../components/dialog.tsx';
import { Loaded } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { HireLedger } from '../../features/outcomes/hire-ledger.tsx';
import { OutcomeFigures } from '../../features/outcomes/outcome-figures.tsx';
import { OutcomeSection } from '../../features/outcomes/outcome-section.tsx';
import { orpc } from '../../lib/orpc.ts';
import { useYear } from '../../lib/year.ts';

const TABS = [
  { key: 'figures', label: '就业跟踪统计' },
  { key: 'ledger', label: '招聘用工实名台账' },
];

/** 台账与报表: what came of the fairs by any cut-off day, counted and by name. */
export function LedgersPage() {
  const navigate = useNavigate();
  const year = useYear();
  const status = useQuery(orpc.centers.status.queryOptions());
  const [chosen, setChosen] = useState<string>();
  const [tab, setTab] = useState('figures');
  const [person, setPerson] = useState<{ readonly id: JobSeekerId; readonly name: string }>();
  return (
    <Loaded query={status}>
      {({ today }) => {
        const cutOff = chosen ?? today;
        return (
          <Page
            title="台账与报表"
            actions={
              <div style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
                <label htmlFor="cut-off" className="nowrap">
                  截止日期
                </label>
                <DateField id="cut-off" value={cutOff} onChange={setChosen} />
              </div>
            }
          >
            <Tabs size="small" activeKey={tab} items={TABS} tabBarStyle={{ margin: 0 }} onChange={setTab} />
            {tab === 'figures' ? (
              <OutcomeFigures cutOff={cutOff} year={year} />
            ) : (
              <HireLedger
                cutOff={cutOff}
                year={year}
                onOpen={(id, name) => setPerson({ id, name })}
                onEnter={(fairId) => void navigate({ to: '/fairs/$fairId/outcomes', params: { fairId } })}
              />
            )}
            <SidePanel
              open={person !== undefined}
              title={person && `${person.name} · 就业跟踪`}
              size={960}
              onClose={() => setPerson(undefined)}
            >
              {person && (
                <div className="page-body">
                  <OutcomeSection jobSeekerId={person.id} />
                </div>
              )}
            </SidePanel>
          </Page>
        );
      }}
    </Loaded>
  );
}
