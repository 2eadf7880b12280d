import { useQuery } from '@tanstack/react-query';
import { Button, Table, Tag } from 'antd';
import { PACKAGE_KIND_NAMES } from '#shared/domain/exchange/exchange-words.ts';
import type { PackageKind } from '#shared/domain/exchange/package-header.ts';
import type { ExchangePeerId } from '#shared/kernel/ids.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { Loaded } from '../../components/failure.tsx';
import { orpc } from '../../lib/orpc.ts';
import { byteWords, countWords } from './exchange-text.ts';
import { useFolderSetting, usePutPackage } from './use-folder.ts';
import { useSavePackage } from './use-save-package.ts';

/** Files that were made here for one side, to be saved once more. */
export function SentPackages({
  peerId,
  kind,
  title,
  acknowledged,
}: {
  readonly peerId: ExchangePeerId;
  /** undefined: of every kind. */
  readonly kind?: PackageKind;
  readonly title: string;
  /** The last package that the other side is known to have. */
  readonly acknowledged: number;
}) {
  const packages = useQuery(orpc.exchange.packagesOut.queryOptions({ input: { peerId } }));
  const { save, saving } = useSavePackage();
  const folder = useFolderSetting();
  const { put, putting } = usePutPackage();
  return (
    <section className="sheet">
      <h2>{title}</h2>
      <Loaded query={packages}>
        {(made) => (
          <Table
            size="small"
            rowKey="id"
            pagination={false}
            virtual={made.length > 50}
            scroll={{ y: 260 }}
            dataSource={made.filter((one) => kind === undefined || one.kind === kind)}
            locale={{
              emptyText: (
                <span className="muted">{kind === 'package' ? '还没有交换包。点“生成交换包”，把未交接的记录交给中心' : '还没有文件'}</span>
              ),
            }}
            columns={[
              {
                title: '文件',
                width: 170,
                render: (_, one) => (
                  <>
                    {one.kind === 'start' ? PACKAGE_KIND_NAMES.start : `${PACKAGE_KIND_NAMES[one.kind]} 第 ${one.number} 号`}{' '}
                    {one.kind !== 'start' && one.number <= acknowledged && <Tag color="green">对方已接收</Tag>}
                  </>
                ),
              },
              { title: '生成', width: 200, render: (_, { madeAt, madeBy }) => `${formatChinaTime(madeAt)} ${madeBy}` },
              { title: '记录', align: 'right', width: 80, render: (_, { rows }) => countWords(rows) },
              ...(kind === 'package'
                ? [
                    {
                      title: '附件',
                      align: 'right' as const,
                      width: 70,
                      render: (_: unknown, one: (typeof made)[number]) => one.attachments,
                    },
                  ]
                : []),
              { title: '大小', align: 'right', width: 90, render: (_, { bytes }) => byteWords(bytes) },
              {
                title: '',
                align: 'right',
                width: folder ? 170 : 110,
                render: (_, one) => (
                  <span className="row-buttons">
                    {folder && one.kind !== 'start' && (
                      <Button size="small" loading={putting === one.id} onClick={() => put(one.id)}>
                        上传
                      </Button>
                    )}
                    <Button size="small" loading={saving === one.id} onClick={() => save(one.id)}>
                      重新保存
                    </Button>
                  </span>
                ),
              },
            ]}
          />
        )}
      </Loaded>
    </section>
  );
}
