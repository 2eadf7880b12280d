import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Spin, Tag } from 'antd';
import type { Uploaded, WaitingPackage } from '#shared/domain/exchange/exchange-status.ts';
import { CONFLICT_KIND_NAMES, MERGE_REASON_NAMES, noteWords } from '#shared/domain/exchange/exchange-words.ts';
import { missingWords } from '#shared/domain/exchange/missing-packages.ts';
import type { PackageIn } from '#shared/domain/exchange/packages.ts';
import type { TrialQuestion, TrialReport } from '#shared/domain/exchange/trial-report.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { Failure, Loaded } from '../../components/failure.tsx';
import { FileDrop } from '../../components/file-drop.tsx';
import { columnName, recordName } from '../../lib/column-words.ts';
import { orpc } from '../../lib/orpc.ts';
import { sentenceOf } from '../../lib/refusals.ts';
import { CountsTable, countsWords } from './counts-table.tsx';
import { byteWords, countWords, dayOf } from './exchange-text.ts';
import { FolderBar } from './folder-bar.tsx';
import { bringAndTry, discard, fetchAndTry, isWaiting, type Looked, takeOver, tryAgain, useIncoming } from './incoming.ts';
import { useIsWorking } from './long-work.ts';
import { ReceiptButton } from './receipt-button.tsx';
import { ReportButton } from './report-dialog.tsx';
import './exchange.css';

/** 接收: files in any order and as often as one likes; looked at first, then taken in or thrown away. */
export function TakeOverSection() {
  const uploads = useQuery(orpc.exchange.uploads.queryOptions());
  const { looked, taken, lost } = useIncoming();
  const isWorking = useIsWorking();
  return (
    <div className="exchange-stack">
      <FileDrop noun="交换包" accept=".fdx" multiple onFiles={(files) => void bringAndTry(files)}>
        <span className="muted">可一次选多个，先后顺序不限，重复的不会重复计入。先预检，不写入。</span>
      </FileDrop>
      <FolderBar kind="package" disabled={isWorking} onFetch={(files) => void fetchAndTry(files)} />
      {lost.map(({ fileName, error }) => (
        <Alert key={fileName} type="error" showIcon role="alert" title={`${fileName}：${sentenceOf(error)}`} />
      ))}
      <Loaded query={uploads}>
        {({ brought: inAnyOrder, waiting }) => {
          // The names of packages begin with their station and number.
          const brought = inAnyOrder.toSorted((a, b) => a.fileName.localeCompare(b.fileName, 'zh-CN', { numeric: true }));
          const ready = brought.filter(({ uploadId }) => canTake(looked.get(uploadId)));
          return (
            <>
              {brought.length > 1 && ready.length > 1 && (
                <div className="work-bar">
                  <Button type="primary" disabled={isWorking} onClick={() => void takeOver(ready)}>
                    全部接收（{ready.length} 个）
                  </Button>
                </div>
              )}
              {brought.map((upload) => (
                <Brought key={upload.uploadId} upload={upload} looked={looked.get(upload.uploadId)} isWorking={isWorking} />
              ))}
              {waiting.length > 0 && <Waiting waiting={waiting} isWorking={isWorking} />}
              {brought.length === 0 && waiting.length === 0 && taken.length === 0 && (
                <p className="muted">没有待处理的交换包。站点用 U 盘或聊天工具交来的 .fdx 文件，拖到上方即可。</p>
              )}
            </>
          );
        }}
      </Loaded>
      {taken.map((one) => (
        <Taken key={`${one.id} ${one.takenAt}`} taken={one} />
      ))}
    </div>
  );
}

function canTake(looked: Looked | undefined): boolean {
  return looked?.report !== undefined || isWaiting(looked?.error);
}

function Brought({
  upload: { uploadId, fileName, bytes, complete },
  looked,
  isWorking,
}: {
  readonly upload: Uploaded;
  readonly looked: Looked | undefined;
  readonly isWorking: boolean;
}) {
  const report = looked?.report;
  const waits = isWaiting(looked?.error);
  const isTrying = looked !== undefined && report === undefined && looked.error === undefined;
  return (
    <section className="sheet" aria-label={fileName}>
      <div className="exchange-file-head">
        <strong>{fileName}</strong>
        <span className="muted">
          {report
            ? `${report.from}　第 ${report.number} 号　${report.madeBy} 生成于 ${formatChinaTime(report.madeAt)}　${report.attachments} 个附件`
            : byteWords(bytes)}
        </span>
        {report?.isKnown && <Tag>已接收过</Tag>}
        <span className="work-bar-gap" />
        {complete && !looked && (
          <Button disabled={isWorking} onClick={() => void tryAgain(uploadId, fileName)}>
            预检
          </Button>
        )}
        <Button disabled={isWorking} onClick={() => void discard(uploadId)}>
          放弃
        </Button>
        {canTake(looked) && (
          <Button type="primary" disabled={isWorking} onClick={() => void takeOver([{ uploadId, fileName }])}>
            {waits ? '放入等待' : '接收'}
          </Button>
        )}
      </div>
      {!complete && <p className="warning-words">文件没有传完，请放弃后重新选择。</p>}
      {isTrying && <Spin size="small" style={{ marginTop: 12 }} />}
      {looked?.error !== undefined && (
        <div style={{ marginTop: 12 }}>
          {waits ? <Alert type="warning" showIcon title={sentenceOf(looked.error)} /> : <Failure error={looked.error} />}
        </div>
      )}
      {report && <Said report={report} />}
    </section>
  );
}

/** 预检结果. */
function Said({ report }: { readonly report: TrialReport }) {
  const { counts, byTable, rows, questions, notes } = report;
  const others = notes.filter(({ outcome }) => outcome !== 'conflict');
  return (
    <div className="exchange-said">
      <CountsTable counts={counts} byTable={byTable} rows={rows} />
      {(questions.length > 0 || others.length > 0) && (
        <div className="exchange-lists">
          {questions.length > 0 && (
            <>
              <div className="muted">接收后须裁定</div>
              <ul>
                {questions.map((question) => (
                  <li key={`${question.table} ${question.recordId} ${question.theirsAt} ${question.fields.join()}`}>
                    {questionWords(question)}
                  </li>
                ))}
              </ul>
            </>
          )}
          {others.length > 0 && (
            <>
              <div className="muted">重复和拒收</div>
              <ul>
                {groupsOf(others).map(({ words, count }) => (
                  <li key={words}>
                    {words}，{countWords(count)} 条
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </div>
  );
}

/** 资金：支出凭证 2634…，号码或编号已被使用（张强 2026-03-05 10:00） */
function questionWords({ table, kind, reason, fields, ours, theirs, theirsBy, theirsAt }: TrialQuestion): string {
  const said = { ...ours, ...theirs };
  const name = said.number ?? said.name ?? said.title ?? '';
  const what = `${recordName(table)}${name === '' ? '' : ` ${name}`}`;
  return `${CONFLICT_KIND_NAMES[kind]}：${what}，${MERGE_REASON_NAMES[reason]}${fieldWords(table, fields)}（${theirsBy} ${formatChinaTime(theirsAt)}）`;
}

function fieldWords(table: string, fields: readonly string[]): string {
  const names = fields.map((field) => columnName(table, field)).filter((name) => name !== undefined);
  return names.length === 0 ? '' : `：${names.join('、')}`;
}

function groupsOf(notes: TrialReport['notes']): readonly { readonly words: string; readonly count: number }[] {
  const groups = Map.groupBy(notes, (note) => `${recordName(note.table)} ${noteWords(note)}`);
  return [...groups].map(([words, of]) => ({ words, count: of.length }));
}

/** 等待: what is missing before each, in words. */
function Waiting({ waiting, isWorking }: { readonly waiting: readonly WaitingPackage[]; readonly isWorking: boolean }) {
  return (
    <section className="sheet">
      <h2>等待中的包（{waiting.length}）</h2>
      <p className="muted" style={{ marginTop: 0 }}>
        前面的包还没有收到。补齐后按顺序自动接收，不需要重新选择。
      </p>
      {waiting.map(({ uploadId, fileName, from, number, madeAt, missing }) => (
        <div key={uploadId} className="exchange-file-head" style={{ marginBottom: 4 }}>
          <span>
            {from}　第 {number} 号（{dayOf(madeAt)} 生成）
          </span>
          <span className="warning-words">{missing ? missingWords(missing) : '接在前一个等待中的包之后'}</span>
          <span className="muted" style={{ overflowWrap: 'anywhere' }}>
            {fileName}
          </span>
          <span className="work-bar-gap" />
          <Button size="small" disabled={isWorking} onClick={() => void discard(uploadId)}>
            放弃
          </Button>
        </div>
      ))}
    </section>
  );
}

function Taken({ taken }: { readonly taken: PackageIn }) {
  const { header, number, counts, rows, peerId } = taken;
  return (
    <Alert
      type={counts.conflict > 0 || counts.refused > 0 ? 'warning' : 'success'}
      showIcon
      title={`已接收 ${header.from} 第 ${number} 号包，共 ${countWords(rows)} 条：${countsWords(counts)}`}
      action={
        <span style={{ display: 'flex', flexWrap: 'wrap', gap: 8, justifyContent: 'flex-end' }}>
          {counts.conflict > 0 && (
            <Button size="small" href="#/exchange/conflicts">
              去裁定
            </Button>
          )}
          <ReportButton taken={taken} size="small" />
          <ReceiptButton peerId={peerId} size="small" />
        </span>
      }
    />
  );
}
