import {
  BankOutlined,
  CalendarOutlined,
  ClusterOutlined,
  FileDoneOutlined,
  HomeOutlined,
  ReadOutlined,
  SettingOutlined,
  SwapOutlined,
  TableOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Layout, Menu, Select, theme } from 'antd';
import { Suspense } from 'react';
import { ProgressCorner } from '../components/progress-corner.tsx';
import { ExchangeLine } from '../features/exchange/exchange-line.tsx';
import { useIsStation } from '../lib/exchange-role.ts';
import { setOperatorId, useOperatorId } from '../lib/operator.ts';
import { orpc } from '../lib/orpc.ts';
import { setYear, useYear } from '../lib/year.ts';
import { SearchBox } from './search-box.tsx';

const EXCHANGE = '/exchange';

interface Place {
  readonly key: string;
  readonly label: string;
  readonly icon: React.ReactNode;
  /** Not at a station, which may only look there. */
  readonly centerOnly?: true;
}

const PLACES: readonly Place[] = [
  { key: '/', label: '首页', icon: <HomeOutlined /> },
  { key: '/fairs', label: '招聘会', icon: <CalendarOutlined /> },
  { key: '/units', label: '参会单位', icon: <BankOutlined /> },
  { key: '/people', label: '求职者', icon: <TeamOutlined /> },
  { key: '/stations', label: '驻外站', icon: <ClusterOutlined /> },
  { key: EXCHANGE, label: '数据交接', icon: <SwapOutlined /> },
  { key: '/settlements', label: '经费结算', icon: <FileDoneOutlined />, centerOnly: true },
  { key: '/policies', label: '政策库', icon: <ReadOutlined /> },
  { key: '/ledgers', label: '台账与报表', icon: <TableOutlined /> },
  { key: '/settings', label: '设置', icon: <SettingOutlined /> },
];

/** Room for the longest name beside its icon, before the text grows. */
const SIDE_WIDTH = 140;

/** The check-in desk has the screen to itself; everything else stands in the frame. */
export function Root() {
  const isDesk = useRouterState({ select: (state) => /^\/fairs\/[^/]+\/desk$/.test(state.location.pathname) });
  return isDesk ? (
    <Suspense>
      <Outlet />
    </Suspense>
  ) : (
    <Frame />
  );
}

/** Navigation by job on the left; year, search and the person at work on top; the page. */
function Frame() {
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { data: status } = useQuery(orpc.centers.status.queryOptions());
  const { fontSize } = theme.useToken().token;
  const year = useYear();
  const thisYear = Number(status?.today.slice(0, 4) ?? 0);
  const { data: overview } = useQuery(orpc.home.overview.queryOptions({ input: { year: year ?? thisYear }, enabled: thisYear > 0 }));
  const operatorId = useOperatorId();
  const isStation = useIsStation();
  // The log is opened from the settings.
  const place = path === '/audit' ? '/settings' : path;
  const here = PLACES.findLast(({ key }) => place === key || (key !== '/' && place.startsWith(`${key}/`)));
  const years = [...new Set([thisYear, ...(overview?.years ?? [])])].filter((one) => one > 0).toSorted((a, b) => b - a);

  return (
    <Layout className="frame">
      <Layout.Sider width={SIDE_WIDTH + 2 * fontSize} className="frame-side">
        <div className="frame-brand">
          <img src="./icon.svg" alt="" />
          Fairdesk
        </div>
        <Menu
          mode="inline"
          inlineIndent={16}
          items={PLACES.filter(({ centerOnly }) => !(centerOnly && isStation)).map(({ key, label, icon }) => ({
            key,
            label: key === EXCHANGE && isStation ? '交接' : label,
            icon,
          }))}
          selectedKeys={here ? [here.key] : []}
          onClick={({ key }) => void navigate({ to: key })}
        />
        <div className="frame-version">{status && `版本 ${status.version}`}</div>
      </Layout.Sider>
      <Layout>
        <Layout.Header className="frame-head">
          <strong className="frame-head-center">{status?.center?.name}</strong>
          <span className="frame-head-gap" />
          <SearchBox />
          <Select
            aria-label="年度"
            style={{ width: '8em' }}
            value={year ?? 0}
            options={[...years.map((one) => ({ value: one, label: `${one} 年` })), { value: 0, label: '全部年度' }]}
            onChange={(value) => setYear(value === 0 ? undefined : value)}
          />
          <Select
            aria-label="经办人"
            style={{ minWidth: '9em' }}
            value={operatorId ?? null}
            prefix="经办人"
            options={(status?.operators ?? [])
              .filter((operator) => operator.active)
              .map((operator) => ({ value: operator.id, label: operator.name }))}
            onChange={setOperatorId}
          />
        </Layout.Header>
        <ExchangeLine />
        <Layout.Content style={{ minHeight: 0 }}>
          <Suspense>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
      <ProgressCorner />
    </Layout>
  );
}
