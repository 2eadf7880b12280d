import type { jobSeekersContract, RevealedNumbers } from '#shared/contract/job-seekers.ts';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';
import { maskDocument, maskPhone } from '#shared/domain/people/masking.ts';
import { DOCUMENT_KIND_NAMES, EDUCATION_NAMES, PERSON_GROUP_NAMES, SEX_NAMES } from '#shared/domain/words/names.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { type ExportColumn, writeList } from '../../adapters/spreadsheet/write-workbook.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { spreadsheetFile } from '../spreadsheet-file.ts';
import { collectPeople } from './list-people.ts';

const COLUMNS: readonly ExportColumn[] = [
  { header: '姓名', width: 14, kind: 'text' },
  { header: '性别', width: 6, kind: 'text' },
  { header: '出生年份', width: 10, kind: 'number' },
  { header: '证件类型', width: 20, kind: 'text' },
  { header: '证件号码', width: 22, kind: 'text' },
  { header: '联系电话', width: 16, kind: 'text' },
  { header: '户籍地', width: 28, kind: 'text' },
  { header: '学历', width: 14, kind: 'text' },
  { header: '人员类别', width: 24, kind: 'text' },
  { header: '技能', width: 24, kind: 'text' },
  { header: '期望岗位', width: 18, kind: 'text' },
  { header: '期望月薪（元）', width: 14, kind: 'money' },
  { header: '期望地点', width: 18, kind: 'text' },
  { header: '同意使用日期', width: 14, kind: 'text' },
  { header: '登记日期', width: 14, kind: 'text' },
];

/** The list with numbers masked. */
export async function exportPeople(deps: DatabaseDep, input: InputOf<typeof jobSeekersContract.exportList>): Answer<File> {
  const people = await collectPeople({ db: deps.db, personal: deps.db.personal }, input);
  return ok(
    await writePeople(people, ({ document, phone }) => ({
      documentNumber: maskDocument(document?.tail),
      phone: maskPhone(phone?.tail),
    })),
  );
}

/** @param numbersOf the numbers as they shall stand in the sheet */
export async function writePeople(people: readonly JobSeeker[], numbersOf: (person: JobSeeker) => RevealedNumbers): Promise<File> {
  const rows = people.map((person) => {
    const { documentNumber, phone } = numbersOf(person);
    return [
      person.name,
      person.sex && SEX_NAMES[person.sex],
      person.birthDate && Number(person.birthDate.slice(0, 4)),
      person.document && DOCUMENT_KIND_NAMES[person.document.kind],
      documentNumber,
      phone,
      person.region && (divisionPath(person.region) ?? person.region),
      person.education && EDUCATION_NAMES[person.education],
      person.groups.map((group) => PERSON_GROUP_NAMES[group]).join('、'),
      person.skills,
      person.wishedJob,
      person.wishedWage,
      person.wishedPlace,
      person.consentOn,
      chinaDate(person.registeredAt),
    ];
  });
  return spreadsheetFile('求职者', await writeList('求职者', COLUMNS, rows));
}
