import { Button, Input, Tag } from 'antd';
import type { PaperRow, RowMeaning } from '#shared/contract/paper.ts';
import { maskDocument, maskPhone } from '#shared/domain/people/masking.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import type { Column } from '../../components/data-table.tsx';

/** What is read off a blank line. */
export interface WalkInText {
  readonly name: string;
  readonly number: string;
}

export interface RowHandlers {
  readonly walkInOf: (row: PaperRow) => WalkInText;
  readonly onWalkIn: (row: PaperRow, text: WalkInText) => void;
  readonly onRemove: (row: PaperRow) => void;
}

export function rowColumns({ walkInOf, onWalkIn, onRemove }: RowHandlers): readonly Column<PaperRow>[] {
  return [
    { key: 'code', title: '行码', width: 90, always: true, render: (row) => row.code },
    {
      key: 'name',
      title: '姓名或单位',
      width: 190,
      always: true,
      render: (row) => {
        const { meaning } = row;
        if (meaning.kind === 'person') return meaning.entry.person.name;
        if (meaning.kind === 'unit') return meaning.unitName;
        const text = walkInOf(row);
        return (
          <Input
            size="small"
            aria-label={`${row.code} 姓名`}
            placeholder="姓名"
            maxLength={40}
            value={text.name}
            onChange={(event) => onWalkIn(row, { ...text, name: event.target.value })}
          />
        );
      },
    },
    {
      key: 'about',
      title: '证件、手机或展位',
      width: 210,
      always: true,
      render: (row) => {
        if (row.meaning.kind !== 'blank') return aboutOf(row.meaning);
        const text = walkInOf(row);
        return (
          <Input
            size="small"
            aria-label={`${row.code} 手机或证件号码`}
            placeholder="手机或证件号码"
            maxLength={40}
            value={text.number}
            onChange={(event) => onWalkIn(row, { ...text, number: event.target.value })}
          />
        );
      },
    },
    { key: 'state', title: '状态', width: 230, always: true, render: ({ meaning }) => stateOf(meaning) },
    {
      key: 'remove',
      title: '',
      width: 70,
      always: true,
      render: (row) => (
        <Button type="link" size="small" aria-label={`去掉 ${row.code}`} onClick={() => onRemove(row)}>
          去掉
        </Button>
      ),
    },
  ];
}

function aboutOf(meaning: Exclude<RowMeaning, { kind: 'blank' }>): string {
  if (meaning.kind === 'unit') return meaning.booth === undefined ? '' : `展位 ${meaning.booth}`;
  const { documentTail, phoneTail } = meaning.entry.person;
  return maskDocument(documentTail) || maskPhone(phoneTail);
}

function stateOf(meaning: RowMeaning): React.ReactNode {
  switch (meaning.kind) {
    case 'blank':
      return <Tag>现场人员</Tag>;
    case 'unit':
      return meaning.arrivedAt === undefined ? (
        <Tag color="green">可补录</Tag>
      ) : (
        <Tag color="orange">已到场 {formatChinaTime(meaning.arrivedAt)}</Tag>
      );
    case 'person':
      if (meaning.standing) {
        return (
          <Tag color="orange">
            已签到 {formatChinaTime(meaning.standing.at)} {meaning.standing.desk}
          </Tag>
        );
      }
      return meaning.entry.signup.cancelReason === undefined ? <Tag color="green">可补录</Tag> : <Tag color="red">报名已取消</Tag>;
  }
}
