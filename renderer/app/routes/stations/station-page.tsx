import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Tabs } from 'antd';
import type { StationPage as StationFacts } from '#shared/contract/stations.ts';
import { STATION_KIND_NAMES } from '#shared/domain/words/names.ts';
import type { StationId } from '#shared/kernel/ids.ts';
import { Loaded } from '../../../components/failure.tsx';
import { Page } from '../../../components/page.tsx';
import { ActivitySection } from '../../../features/stations/activity-section.tsx';
import { DeliverySection } from '../../../features/stations/delivery-section.tsx';
import { MonthSection } from '../../../features/stations/month-section.tsx';
import { StationActions } from '../../../features/stations/station-actions.tsx';
import { StationFairs } from '../../../features/stations/station-fairs.tsx';
import { StationOverview } from '../../../features/stations/station-overview.tsx';
import { AgreementTag, StationTag } from '../../../features/stations/station-tags.tsx';
import { orpc } from '../../../lib/orpc.ts';
import { useYear } from '../../../lib/year.ts';

export const STATION_TRAIL = [{ title: '驻外站', href: '/stations' }];

const SECTIONS = [
  { key: 'overview', label: '概况' },
  { key: 'trips', label: '输送' },
  { key: 'activities', label: '工作记录' },
  { key: 'fairs', label: '招聘会' },
  { key: 'month', label: '台账与月报' },
];

/** One station: what it is, what it does, and its monthly sheet. */
export function StationPage() {
  const navigate = useNavigate();
  const year = useYear();
  const { stationId, section = 'overview' } = useParams({ strict: false });
  const id = stationId as StationId;
  const station = useQuery(
    orpc.stations.get.queryOptions({ input: { id, ...(year === undefined ? {} : { year }) }, placeholderData: (before) => before }),
  );
  const page = station.data;
  if (!page) {
    return (
      <Page title="驻外站" trail={STATION_TRAIL}>
        <Loaded query={station}>{() => null}</Loaded>
      </Page>
    );
  }
  return (
    <Page
      title={page.station.name}
      trail={STATION_TRAIL}
      note={
        <>
          <span className="muted">
            {page.station.code}　{STATION_KIND_NAMES[page.station.kind]}　{page.hostPath}
          </span>
          <span className="nowrap">
            <StationTag station={page.station} />
            <AgreementTag state={page.agreement} />
          </span>
        </>
      }
      actions={<StationActions key={id} page={page} />}
    >
      <Tabs
        size="small"
        activeKey={SECTIONS.some(({ key }) => key === section) ? section : 'overview'}
        items={SECTIONS}
        tabBarStyle={{ margin: 0 }}
        onChange={(key) => void navigate({ to: '/stations/$stationId/$section', params: { stationId: id, section: key } })}
      />
      <Section key={`${id} ${section}`} section={section} page={page} year={year} />
    </Page>
  );
}

function Section({ section, page, year }: { readonly section: string; readonly page: StationFacts; readonly year: number | undefined }) {
  const navigate = useNavigate();
  switch (section) {
    case 'trips':
      return (
        <DeliverySection
          page={page}
          year={year}
          onOpen={({ delivery }) =>
            void navigate({
              to: '/stations/$stationId/trips/$deliveryId',
              params: { stationId: page.station.id, deliveryId: delivery.id },
            })
          }
        />
      );
    case 'activities':
      return <ActivitySection page={page} year={year} />;
    case 'fairs':
      return (
        <StationFairs
          page={page}
          year={year}
          onOpen={(fairId) => void navigate({ to: '/fairs/$fairId/$section', params: { fairId, section: 'overview' } })}
        />
      );
    case 'month':
      return <MonthSection page={page} year={year} />;
    default:
      return <StationOverview page={page} year={year} />;
  }
}
