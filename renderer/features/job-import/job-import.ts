import type { JobImportOutcome, JobImportUndone } from '#shared/contract/job-import.ts';
import { JOB_FIELDS } from '#shared/domain/imports/job-fields.ts';
import type { ImportSubject } from '../../components/imports/import-subject.ts';
import { client } from '../../lib/client.ts';

export const jobImport: ImportSubject<JobImportOutcome, JobImportUndone> = {
  noun: '岗位表',
  fields: JOB_FIELDS,
  hint: '岗位名称和招聘人数必填，单位名称和统一社会信用代码至少填一项，单位应已在本场名册中。',
  counted: '个岗位',
  onward: '查看岗位',
  procedures: client.jobImport,
  outcomeWords: ({ units, headcount, skipped }) => `${units} 家单位，招聘 ${headcount} 人；跳过有误的 ${skipped} 行`,
  undoneWords: ({ removed }) => `移除岗位 ${removed} 个`,
};
