import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { Loaded } from '../../../components/failure.tsx';
import { Page } from '../../../components/page.tsx';
import { ConflictsSection } from '../../../features/exchange/conflicts-section.tsx';
import { CopiesSection } from '../../../features/exchange/copies-section.tsx';
import { HandOverSection } from '../../../features/exchange/hand-over-section.tsx';
import { PackagesSection } from '../../../features/exchange/packages-section.tsx';
import { TakeOverSection } from '../../../features/exchange/take-over-section.tsx';
import { orpc } from '../../../lib/orpc.ts';

/** 数据交接 of a center with its stations; 交接 of a station with its center; a branch has both. */
export function ExchangePage() {
  const status = useQuery(orpc.exchange.status.queryOptions());
  const { section } = useParams({ strict: false });
  const navigate = useNavigate();
  return (
    <Loaded query={status}>
      {({ role, above, openConflicts, waitingPackages }) => {
        if (role === 'station') {
          return <Page title="交接">{above && <HandOverSection above={above} />}</Page>;
        }
        const sections = [
          { key: 'take', label: counted('接收', waitingPackages) },
          { key: 'packages', label: '已接收的包' },
          { key: 'copies', label: '值守' },
          { key: 'conflicts', label: counted('裁定', openConflicts) },
          ...(above ? [{ key: 'above', label: '向上级交接' }] : []),
        ];
        const shown = sections.find(({ key }) => key === section)?.key ?? 'take';
        return (
          <Page title="数据交接">
            <Tabs
              size="small"
              activeKey={shown}
              items={sections}
              tabBarStyle={{ margin: 0 }}
              onChange={(key) => void navigate({ to: '/exchange/$section', params: { section: key } })}
            />
            {shown === 'take' && <TakeOverSection />}
            {shown === 'packages' && <PackagesSection />}
            {shown === 'copies' && <CopiesSection />}
            {shown === 'conflicts' && <ConflictsSection />}
            {shown === 'above' && above && <HandOverSection above={above} />}
          </Page>
        );
      }}
    </Loaded>
  );
}

function counted(words: string, count: number): string {
  return count > 0 ? `${words}（${count}）` : words;
}
