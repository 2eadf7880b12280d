import type { JobSeekerLine } from '#shared/contract/job-seekers.ts';
import { divisionName, divisionPath } from '#shared/domain/divisions/divisions.ts';
import { maskDocument, maskPhone } from '#shared/domain/people/masking.ts';
import { DOCUMENT_KIND_NAMES, EDUCATION_NAMES, PERSON_GROUP_NAMES, SEX_NAMES } from '#shared/domain/words/names.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import type { Column } from '../../components/data-table.tsx';
import { Amount } from '../../components/money.tsx';

/** The order of the backend, latest registration first or by name, is kept: a list that is read page by page cannot be sorted here. */
export const PEOPLE_COLUMNS: readonly Column<JobSeekerLine>[] = [
  { key: 'name', title: '姓名', width: 110, least: 84, always: true, render: (person) => person.name },
  { key: 'sex', title: '性别', width: 50, yields: true, render: ({ sex }) => sex && SEX_NAMES[sex] },
  { key: 'birthYear', title: '出生年份', width: 78, yields: true, align: 'right', render: (person) => person.birthYear },
  { key: 'document', title: '证件号码', width: 160, least: 142, render: (person) => <MaskedDocument person={person} /> },
  { key: 'phone', title: '电话', width: 106, least: 94, render: (person) => maskPhone(person.phoneTail) },
  { key: 'region', title: '户籍地', width: 94, least: 70, yields: true, render: ({ region }) => region && <Region code={region} /> },
  {
    key: 'education',
    title: '学历',
    width: 96,
    least: 64,
    yields: true,
    render: ({ education }) => education && EDUCATION_NAMES[education],
  },
  {
    key: 'groups',
    title: '人员类别',
    width: 140,
    least: 90,
    render: ({ groups }) => groups.map((group) => PERSON_GROUP_NAMES[group]).join('、'),
  },
  { key: 'wishedJob', title: '期望岗位', width: 104, least: 80, yields: true, render: (person) => person.wishedJob },
  {
    key: 'wishedWage',
    title: '期望月薪',
    width: 96,
    yields: true,
    align: 'right',
    render: ({ wishedWage }) => wishedWage !== undefined && <Amount fen={wishedWage} />,
  },
  { key: 'registeredAt', title: '登记日期', width: 102, least: 92, render: (person) => chinaDate(person.registeredAt) },
  {
    key: 'kind',
    title: '证件类型',
    width: 150,
    least: 90,
    yields: true,
    extra: true,
    render: ({ documentKind }) => documentKind && DOCUMENT_KIND_NAMES[documentKind],
  },
  { key: 'skills', title: '技能', width: 140, least: 80, yields: true, extra: true, render: (person) => person.skills },
  { key: 'wishedPlace', title: '期望地点', width: 110, least: 80, yields: true, extra: true, render: (person) => person.wishedPlace },
  { key: 'consentOn', title: '同意使用日期', width: 110, yields: true, extra: true, render: (person) => person.consentOn },
];

function MaskedDocument({ person }: { readonly person: JobSeekerLine }) {
  return person.documentTail === undefined ? <span className="muted">无证件</span> : maskDocument(person.documentTail);
}

function Region({ code }: { readonly code: string }) {
  return <span title={divisionPath(code)}>{divisionName(code) ?? code}</span>;
}
