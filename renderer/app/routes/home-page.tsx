import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Task, YearFigures } from '#shared/contract/home.ts';
import { ZONES } from '#shared/domain/fairs/zone.ts';
import { zoneName } from '#shared/domain/fairs/zone-words.ts';
import { formatYuan } from '#shared/kernel/money.ts';
import { Loaded } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { taskWords } from '../../features/home/task-words.ts';
import { orpc } from '../../lib/orpc.ts';
import { useYear } from '../../lib/year.ts';

/** 首页: what waits to be done, each opening its place, and the few figures an organizer is asked for. */
export function HomePage() {
  const navigate = useNavigate();
  const { data: status } = useQuery(orpc.centers.status.queryOptions());
  const year = useYear() ?? Number(status?.today.slice(0, 4) ?? 0);
  const overview = useQuery(orpc.home.overview.queryOptions({ input: { year }, enabled: year > 0 }));
  return (
    <Page
      title="首页"
      actions={
        <Button type="primary" onClick={() => void navigate({ to: '/fairs/new' })}>
          新建招聘会
        </Button>
      }
    >
      <Loaded query={overview}>
        {({ tasks, figures, years }) => (
          <div className="home">
            <Tasks tasks={tasks} isEmpty={years.length === 0} />
            <Figures year={year} figures={figures} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Tasks({ tasks, isEmpty }: { readonly tasks: readonly Task[]; readonly isEmpty: boolean }) {
  const navigate = useNavigate();
  const open = (task: Task) => {
    const { to, fairId } = taskWords(task);
    if (fairId !== undefined) void navigate({ to: '/fairs/$fairId/$section', params: { fairId, section: to } });
    else void navigate({ to });
  };
  return (
    <section>
      <h2 className="heading">待办{tasks.length > 0 && `（${tasks.length}）`}</h2>
      {tasks.length === 0 ? (
        <div className="sheet muted">
          {isEmpty ? '还没有招聘会。点右上角“新建招聘会”登记第一场，再导入参会单位名册。' : '没有待办事项。'}
        </div>
      ) : (
        <ul className="tasks">
          {tasks.map((task) => {
            const { what, detail, due } = taskWords(task);
            return (
              <li key={`${task.type}${detail}`}>
                <button type="button" className="task" onClick={() => open(task)}>
                  <span className="task-what">{what}</span>
                  <span className="task-detail">{detail}</span>
                  <span className="muted nowrap">{due}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function Figures({ year, figures }: { readonly year: number; readonly figures: YearFigures }) {
  const zones = ZONES.filter((zone) => (figures.fairsByZone[zone] ?? 0) > 0).map(
    (zone) => `${zoneName(zone)} ${figures.fairsByZone[zone]}`,
  );
  const shown = [
    { label: '招聘会', value: `${figures.fairs} 场`, note: zones.join('　'), to: '#/fairs' },
    { label: '参会单位', value: `${figures.participations} 家次`, note: `${figures.distinctUnits} 家单位`, to: '#/units' },
    { label: '已录费用', value: `${formatYuan(figures.cost)} 元`, note: '支出凭证合计', to: '#/fairs' },
    {
      label: '核定金额',
      value: `${formatYuan(figures.payable)} 元`,
      note: `标准额度 ${formatYuan(figures.quota)} 元`,
      to: '#/settlements',
    },
  ];
  return (
    <section>
      <h2 className="heading">{year} 年</h2>
      <div className="figure-row">
        {shown.map(({ label, value, note, to }) => (
          <a key={label} className="figure" href={to}>
            <div className="figure-label">{label}</div>
            <div className="figure-value">{value}</div>
            <div className="muted">{note}</div>
          </a>
        ))}
      </div>
    </section>
  );
}
