import { Tag } from 'antd';
import { maskDocument, maskPhone } from '#shared/domain/people/masking.ts';
import type { SignupEntry } from '#shared/domain/signups/signup-entry.ts';
import { SIGNUP_SOURCE_NAMES } from '#shared/domain/signups/signup-words.ts';
import { formatTicketCode } from '#shared/domain/signups/ticket-code.ts';
import { EDUCATION_NAMES, PERSON_GROUP_NAMES } from '#shared/domain/words/names.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import type { Column } from '../../components/data-table.tsx';

export const SIGNUP_COLUMNS: readonly Column<SignupEntry>[] = [
  { key: 'name', title: '姓名', width: 120, least: 84, always: true, render: ({ person }) => person.name },
  { key: 'document', title: '证件号码', width: 158, least: 142, render: ({ person }) => maskDocument(person.documentTail) },
  { key: 'phone', title: '手机', width: 120, least: 94, render: ({ person }) => maskPhone(person.phoneTail) },
  {
    key: 'education',
    title: '学历',
    width: 84,
    least: 64,
    yields: true,
    render: ({ person }) => person.education && EDUCATION_NAMES[person.education],
  },
  {
    key: 'groups',
    title: '人员类别',
    width: 178,
    least: 90,
    render: ({ person }) => person.groups.map((group) => PERSON_GROUP_NAMES[group]).join('、'),
  },
  { key: 'ticket', title: '凭证号', width: 140, least: 130, render: ({ signup }) => formatTicketCode(signup.ticketCode) },
  { key: 'source', title: '来源', width: 80, least: 76, yields: true, render: ({ signup }) => SIGNUP_SOURCE_NAMES[signup.source] },
  { key: 'signedUpAt', title: '报名时间', width: 140, least: 132, render: ({ signup }) => formatChinaTime(signup.signedUpAt) },
  {
    key: 'state',
    title: '状态',
    width: 90,
    least: 72,
    render: ({ signup }) =>
      signup.cancelReason === undefined ? (
        <Tag color="green">已报名</Tag>
      ) : (
        <Tag color="red" className="struck" title={signup.cancelReason}>
          已取消
        </Tag>
      ),
  },
  { key: 'by', title: '经办人', width: 90, least: 64, yields: true, extra: true, render: ({ signup }) => signup.signedUpBy },
];
