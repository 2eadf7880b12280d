import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Table } from 'antd';
import { useState } from 'react';
import type { AboveStatus, MadePackage } from '#shared/domain/exchange/exchange-status.ts';
import type { PackageIn } from '#shared/domain/exchange/packages.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { Failure } from '../../components/failure.tsx';
import { FileDrop } from '../../components/file-drop.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { newStamp } from '../../lib/operator.ts';
import { orpc } from '../../lib/orpc.ts';
import { AgreementWords } from './agreement.tsx';
import { byteWords, countWords, dayOf } from './exchange-text.ts';
import { FolderBar } from './folder-bar.tsx';
import { outcomeOf, type Working } from './long-work.ts';
import { bringFile, fetchFile } from './package-files.ts';
import { SentPackages } from './sent-packages.tsx';
import { useFolderSetting, usePutPackage } from './use-folder.ts';
import { useSavePackage } from './use-save-package.ts';
import { useWork } from './use-work.ts';
import './exchange.css';

/** 交接: what the center does not have yet is handed over in two clicks, and its receipt is taken in. */
export function HandOverSection({ above }: { readonly above: AboveStatus }) {
  return (
    <div className="exchange-stack">
      <HandOver above={above} />
      <Receipt above={above} />
      <SentPackages peerId={above.peerId} kind="package" title="已生成的交换包" acknowledged={above.acknowledged} />
      <Restamp />
    </div>
  );
}

function HandOver({ above }: { readonly above: AboveStatus }) {
  const work = useWork();
  const { save, saving } = useSavePackage();
  const folder = useFolderSetting();
  const { put, putting } = usePutPackage();
  const [made, setMade] = useState<MadePackage>();
  const begin = () => {
    setMade(undefined);
    void work.run(
      (working) => outcomeOf(working, '正在生成交换包', (options) => client.exchange.handOver({ command: newStamp() }, options)),
      setMade,
    );
  };
  return (
    <section className="sheet">
      <h2>向{above.centerName}交接</h2>
      <dl className="exchange-facts">
        <Fact name="未交接">
          {countWords(above.unsentRows)} 条{above.unsentSince !== undefined && `，自 ${dayOf(above.unsentSince)}`}
        </Fact>
        <Fact name="上一包">
          {above.lastPackage ? `第 ${above.lastPackage.number} 号，${formatChinaTime(above.lastPackage.madeAt)}` : '尚未交接过'}
        </Fact>
        <Fact name="中心已接收">{above.acknowledged > 0 ? `到第 ${above.acknowledged} 号` : '尚无回执'}</Fact>
        <Fact name="应交">{above.isLate ? <strong className="warning-words">{above.dueOn}，已迟交</strong> : above.dueOn}</Fact>
        <Fact name="副本有效期至">{above.expiresOn}</Fact>
      </dl>
      {work.error !== undefined && (
        <div style={{ marginBottom: 12 }}>
          <Failure error={work.error} />
        </div>
      )}
      {made ? (
        <>
          <Alert
            type="success"
            showIcon
            title={`第 ${made.number} 号交换包已生成：${countWords(made.rows)} 条记录，${made.attachments} 个附件，${byteWords(made.bytes)}`}
            description="文件已加密，只有中心能打开，可以用 U 盘或聊天工具传送。中心接收后发回的回执在下方接收。"
          />
          {made.missing.length > 0 && (
            <Alert
              type="warning"
              showIcon
              style={{ marginTop: 8 }}
              title={`${made.missing.length} 个附件的原件不在本机，没有装入`}
              description={made.missing.join('、')}
            />
          )}
          <div className="work-bar" style={{ marginTop: 12 }}>
            <Button type="primary" autoFocus loading={saving === made.packageId} onClick={() => save(made.packageId)}>
              保存交换包
            </Button>
            {folder && (
              <Button loading={putting === made.packageId} onClick={() => put(made.packageId)}>
                上传到交换文件夹
              </Button>
            )}
            <span className="muted">{made.fileName}</span>
          </div>
        </>
      ) : (
        <Button type="primary" loading={work.isRunning} onClick={begin}>
          生成交换包
        </Button>
      )}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Receipt({ above }: { readonly above: AboveStatus }) {
  const work = useWork();
  const [taken, setTaken] = useState<PackageIn>();
  const packages = useQuery(orpc.exchange.packagesIn.queryOptions());
  const receipts = (packages.data ?? []).filter(({ kind }) => kind === 'receipt');
  /** One after the other; the first that cannot be taken ends it. */
  const take = <Brought extends { readonly name: string }>(
    files: readonly Brought[],
    bring: (working: Working, file: Brought) => Promise<string>,
  ) => {
    setTaken(undefined);
    void work.run(
      async (working) => {
        let newest: PackageIn | undefined;
        for (const file of files) newest = await takeOne(working, file.name, await bring(working, file));
        return newest;
      },
      (newest) => setTaken(newest),
    );
  };
  return (
    <section className="sheet">
      <h2>接收回执</h2>
      {work.error !== undefined && (
        <div style={{ marginBottom: 12 }}>
          <Failure error={work.error} />
        </div>
      )}
      {taken && (
        <Alert
          type="success"
          showIcon
          style={{ marginBottom: 12 }}
          title={`第 ${taken.number} 号回执已接收：更新 ${countWords(taken.counts.accepted)} 条，与中心相同 ${countWords(
            taken.counts.same,
          )} 条，保留本机较新的 ${countWords(taken.counts.duplicate)} 条`}
        />
      )}
      <FileDrop noun="回执" accept=".fdx" running={work.isRunning} onFiles={(files) => take(files, bringFile)} />
      <FolderBar kind="receipt" disabled={work.isRunning} onFetch={(files) => take(files, fetchFile)} />
      <p style={{ margin: '12px 0' }} data-testid="agreement">
        双方校验 <AgreementWords agreed={above.agreed} disagreedAt={above.disagreedAt} />
        {above.disagreedAt !== undefined && (
          <span className="muted">　双方所存有出入。请再交接一次并接收新的回执；仍不一致的，请与中心联系。</span>
        )}
      </p>
      {receipts.length > 0 && (
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          virtual={receipts.length > 50}
          scroll={{ y: 200 }}
          dataSource={receipts}
          columns={[
            { title: '回执', width: 110, render: (_, { number }) => `第 ${number} 号` },
            { title: '中心生成', width: 160, render: (_, { madeAt }) => formatChinaTime(madeAt) },
            { title: '确认已接收', width: 130, render: (_, { header }) => (header.taken > 0 ? `到第 ${header.taken} 号包` : '—') },
            { title: '记录', align: 'right', width: 100, render: (_, { rows }) => countWords(rows) },
            { title: '接收', render: (_, { takenAt, takenBy }) => `${formatChinaTime(takenAt)} ${takenBy}` },
          ]}
        />
      )}
    </section>
  );
}

/** 接收 of a file that was brought; one that cannot be taken is thrown away. */
async function takeOne(working: Working, fileName: string, uploadId: string): Promise<PackageIn> {
  try {
    const { taken } = await outcomeOf(working, `正在接收 ${fileName}`, (options) =>
      client.exchange.takeOver({ command: newStamp(), uploadId }, options),
    );
    return taken;
  } catch (failure) {
    await client.exchange.discardUpload({ uploadId }).catch(() => undefined);
    throw failure;
  }
}

/** 时钟校准后重新编号. */
function Restamp() {
  const { modal, message } = App.useApp();
  const restamp = useCommand(client.exchange.restamp, ({ rows }) => void message.success(`已重新编号 ${countWords(rows)} 条`));
  const ask = () => {
    modal.confirm({
      title: '重新编号',
      content:
        '请确认本机的日期和时间已经校准。中心尚未接收的记录将改用现在的时间和新的编号，内容不变；此前生成而中心没有接收的交换包作废，须重新生成。',
      okText: '时钟已校准，重新编号',
      cancelText: '取消',
      autoFocusButton: 'cancel',
      onOk: () => restamp.mutate({}),
    });
  };
  return (
    <section className="sheet">
      <h2>时钟校准</h2>
      {restamp.error && <Failure error={restamp.error} />}
      <p style={{ marginTop: 0 }}>
        中心提示“时钟快了”而没有接收交换包时，先在系统设置中校准本机的日期和时间，再重新编号，然后重新生成交换包。平时不需要。
      </p>
      <Button loading={restamp.isPending} onClick={ask}>
        重新编号
      </Button>
    </section>
  );
}
