import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown, Input, Select } from 'antd';
import { useState } from 'react';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import { EDUCATIONS, type Education, PERSON_GROUPS, type PersonGroup } from '#shared/domain/people/job-seeker.ts';
import { isSearchable } from '#shared/domain/people/searchable.ts';
import { EDUCATION_NAMES, PERSON_GROUP_NAMES } from '#shared/domain/words/names.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { DivisionField } from '../../../components/division-field.tsx';
import { Failure } from '../../../components/failure.tsx';
import { type Chip, FilterChips } from '../../../components/filter-chips.tsx';
import { Page } from '../../../components/page.tsx';
import { ExportInClearDialog } from '../../../features/people/export-in-clear-dialog.tsx';
import { PEOPLE_COLUMNS } from '../../../features/people/people-columns.tsx';
import { client } from '../../../lib/client.ts';
import { orpc } from '../../../lib/orpc.ts';
import { saveFile } from '../../../lib/save-file.ts';

const PAGE_SIZE = 500;

/** 求职者: everybody who ever registered, once. */
export function PeopleListPage() {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [group, setGroup] = useState<PersonGroup>();
  const [education, setEducation] = useState<Education>();
  const [region, setRegion] = useState<string>();
  const [exportsInClear, setExportsInClear] = useState(false);
  const wanted = text.trim();
  const isEnough = isSearchable(wanted);
  const listed = {
    ...(isEnough ? { text: wanted } : {}),
    ...(group ? { group } : {}),
    ...(education ? { education } : {}),
    ...(region === undefined ? {} : { region }),
  };
  const people = useInfiniteQuery(
    orpc.jobSeekers.list.infiniteOptions({
      input: (after: string | undefined) => ({ limit: PAGE_SIZE, ...listed, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.after,
      placeholderData: (before) => before,
    }),
  );
  const rows = people.data?.pages.flatMap((page) => page.people);
  const total = people.data?.pages[0]?.total;
  const chips: Chip[] = [
    ...(group ? [{ label: PERSON_GROUP_NAMES[group], onClear: () => setGroup(undefined) }] : []),
    ...(education ? [{ label: EDUCATION_NAMES[education], onClear: () => setEducation(undefined) }] : []),
    ...(region === undefined ? [] : [{ label: divisionPath(region) ?? region, onClear: () => setRegion(undefined) }]),
    ...(isEnough ? [{ label: `“${wanted}”`, onClear: () => setText('') }] : []),
  ];
  const register = () => void navigate({ to: '/people/new' });
  return (
    <Page
      title="求职者"
      actions={
        <>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'masked', label: '导出（号码脱敏）' },
                { key: 'clear', label: '导出完整号码' },
              ],
              onClick: ({ key }) => (key === 'clear' ? setExportsInClear(true) : void client.jobSeekers.exportList(listed).then(saveFile)),
            }}
          >
            <Button>导出</Button>
          </Dropdown>
          <Button type="primary" onClick={register}>
            登记求职者
          </Button>
        </>
      }
    >
      {people.error && <Failure error={people.error} onRetry={() => void people.refetch()} />}
      <DataTable
        name="people"
        columns={PEOPLE_COLUMNS}
        rows={rows}
        rowKey={(person) => person.id}
        onOpen={(person) => void navigate({ to: '/people/$personId', params: { personId: person.id } })}
        bar={
          <>
            <Input.Search
              allowClear
              autoFocus
              aria-label="查找求职者"
              placeholder="姓名、拼音、号码或尾号"
              style={{ width: '18em' }}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <Select
              aria-label="人员类别"
              allowClear
              placeholder="人员类别"
              style={{ width: '10.5em' }}
              value={group ?? null}
              options={PERSON_GROUPS.map((one) => ({ value: one, label: PERSON_GROUP_NAMES[one] }))}
              onChange={(value) => setGroup(value ?? undefined)}
            />
            <Select
              aria-label="学历"
              allowClear
              placeholder="学历"
              style={{ width: '9em' }}
              value={education ?? null}
              options={EDUCATIONS.map((one) => ({ value: one, label: EDUCATION_NAMES[one] }))}
              onChange={(value) => setEducation(value ?? undefined)}
            />
            <div style={{ width: '13em' }}>
              <DivisionField placeholder="户籍地" {...(region === undefined ? {} : { value: region })} onChange={setRegion} />
            </div>
            <FilterChips chips={chips} />
            {people.hasNextPage && (
              <Button size="small" loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
                已显示 {rows?.length ?? 0}
                {total === undefined ? '' : ` / ${total}`} 人，继续显示
              </Button>
            )}
            {isEnough && people.data && total === undefined && (
              <span className="muted">找到的人太多，只显示前 {rows?.length} 人，请多输入几个字</span>
            )}
          </>
        }
        empty={
          chips.length > 0 ? (
            <p>没有符合条件的求职者，可清除筛选后再看，或登记新的求职者。</p>
          ) : (
            <>
              <p>还没有求职者。在窗口登记，或在招聘会的“报名与签到”中导入。</p>
              <Button type="primary" onClick={register}>
                登记求职者
              </Button>
            </>
          )
        }
      />
      {exportsInClear && <ExportInClearDialog listed={listed} onClose={() => setExportsInClear(false)} />}
    </Page>
  );
}
