import type { OutcomePerson } from '#shared/contract/outcomes.ts';
import { EDUCATION_NAMES, PERSON_GROUP_NAMES, SEX_NAMES } from '#shared/domain/words/names.ts';
import type { Column } from '../../components/data-table.tsx';

/** How a person stands in every list of outcomes: the number masked. */
export function personColumns<Row>(personOf: (row: Row) => OutcomePerson): readonly Column<Row>[] {
  return [
    {
      key: 'name',
      title: '姓名',
      width: 90,
      least: 80,
      always: true,
      render: (row) => personOf(row).name,
      compare: (a, b) => personOf(a).name.localeCompare(personOf(b).name, 'zh-CN'),
    },
    { key: 'document', title: '证件号码', width: 155, least: 142, render: (row) => personOf(row).maskedDocument },
    { key: 'sex', title: '性别', width: 50, yields: true, extra: true, render: (row) => nameOf(SEX_NAMES, personOf(row).sex) },
    {
      key: 'education',
      title: '学历',
      width: 80,
      least: 64,
      yields: true,
      extra: true,
      render: (row) => nameOf(EDUCATION_NAMES, personOf(row).education),
    },
    {
      key: 'groups',
      title: '人员类别',
      width: 130,
      least: 90,
      yields: true,
      extra: true,
      render: (row) =>
        personOf(row)
          .groups.map((group) => PERSON_GROUP_NAMES[group])
          .join('、'),
    },
  ];
}

function nameOf<Code extends string>(names: Readonly<Record<Code, string>>, code: Code | undefined): string {
  return code === undefined ? '' : names[code];
}
