import { useNavigate, useParams } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { FairOverview } from '#shared/contract/fairs.ts';
import { PrintSection } from '../../../features/documents/print-section.tsx';
import { FeedbackSection } from '../../../features/feedback/feedback-section.tsx';
import { StatisticsSection } from '../../../features/statistics/statistics-section.tsx';
import { printFile } from '../../../lib/print-file.ts';

/** 打印与统计: the sheets of the money, the official table of the fair, and what the units said after it. */
export function PrintAndStatistics({ overview }: { readonly overview: FairOverview }) {
  const navigate = useNavigate();
  const { section = 'print' } = useParams({ strict: false });
  return (
    <>
      <Segmented
        style={{ alignSelf: 'start' }}
        value={section}
        options={[
          { value: 'print', label: '打印' },
          { value: 'statistics', label: '统计' },
          { value: 'feedback', label: '单位反馈' },
        ]}
        onChange={(value) => void navigate({ to: '/fairs/$fairId/$section', params: { fairId: overview.fair.id, section: value } })}
      />
      {section === 'statistics' ? (
        <StatisticsSection overview={overview} print={printFile} />
      ) : section === 'feedback' ? (
        <FeedbackSection overview={overview} />
      ) : (
        <PrintSection overview={overview} />
      )}
    </>
  );
}
