import { Button, Table, Tag } from 'antd';
import { useState } from 'react';
import type { FolderListing, NewFile } from '#shared/domain/exchange/exchange-folder.ts';
import { PACKAGE_KIND_NAMES } from '#shared/domain/exchange/exchange-words.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { Dialog } from '../../components/dialog.tsx';
import { byteWords } from './exchange-text.ts';

/** What is new in the exchange folder, to be chosen from. What was taken back before is left out until somebody ticks it. */
export function FolderNews({
  listing,
  onFetch,
  onClose,
}: {
  readonly listing: FolderListing;
  readonly onFetch: (files: readonly NewFile[]) => void;
  readonly onClose: () => void;
}) {
  const { files } = listing;
  const [chosen, setChosen] = useState<readonly string[]>(() => files.filter(({ isReverted }) => !isReverted).map(({ name }) => name));
  return (
    <Dialog
      open
      title="交换文件夹中的新文件"
      width={760}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" disabled={chosen.length === 0} onClick={() => onFetch(files.filter(({ name }) => chosen.includes(name)))}>
            取回（{chosen.length} 个）
          </Button>
        </>
      }
    >
      <Table
        size="small"
        rowKey="name"
        pagination={false}
        scroll={{ y: 320 }}
        dataSource={files}
        rowSelection={{ selectedRowKeys: [...chosen], onChange: (keys) => setChosen(keys.map(String)) }}
        columns={[
          { title: '来自', render: (_, { from }) => from },
          {
            title: '文件',
            width: 190,
            render: (_, { kind, number, isReverted, name }) => (
              <span title={name}>
                {PACKAGE_KIND_NAMES[kind]} 第 {number} 号 {isReverted && <Tag color="orange">曾撤销</Tag>}
              </span>
            ),
          },
          { title: '生成', width: 150, render: (_, { madeAt }) => timeOf(madeAt) },
          { title: '大小', align: 'right', width: 90, render: (_, { bytes }) => byteWords(bytes) },
        ]}
      />
      <p className="muted" style={{ margin: '12px 0 0' }}>
        取回后与拖入的文件一样处理，交换文件夹中的文件原样保留{restWords(listing)}。
      </p>
    </Dialog>
  );
}

/** Unproved: the file says so of itself. */
function timeOf(madeAt: NewFile['madeAt']): string {
  return Number.isNaN(Date.parse(madeAt)) ? '—' : formatChinaTime(madeAt);
}

/** What else lies there, so that nobody looks for a file that is left where it is. */
export function restWords({ known, others, unusable }: FolderListing): string {
  const parts = [
    known > 0 ? `已在本机 ${known} 个` : undefined,
    others > 0 ? `发给其他单位 ${others} 个` : undefined,
    unusable > 0 ? `不能使用 ${unusable} 个` : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : `；另有${parts.join('，')}`;
}
