import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Select, Tabs } from 'antd';
import { useState } from 'react';
import type { ImportOutcome, ImportPreview } from '#shared/contract/imports.ts';
import type { BadCell } from '#shared/domain/imports/cell-fault.ts';
import { type ImportField, missingFields } from '#shared/domain/imports/columns.ts';
import { faultWords } from '#shared/domain/imports/import-words.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { saveFile } from '../../lib/save-file.ts';
import { type Column, DataTable } from '../data-table.tsx';
import { Failure } from '../failure.tsx';
import type { ImportSubject } from './import-subject.ts';
import { useImport } from './use-import.ts';

const COLUMNS: readonly Column<BadCell>[] = [
  { key: 'row', title: '行', width: 60, align: 'right', always: true, render: (cell) => cell.row, compare: (a, b) => a.row - b.row },
  {
    key: 'column',
    title: '列',
    width: 180,
    least: 160,
    render: (cell) => `${cell.header}${cell.column === '' ? '' : `（${cell.column}）`}`,
  },
  {
    key: 'value',
    title: '单元格内容',
    width: 190,
    least: 150,
    render: (cell) => (cell.value === '' ? <span className="muted">空</span> : cell.value),
  },
  { key: 'reason', title: '问题', width: 220, least: 150, render: (cell) => faultWords(cell.fault).reason },
  { key: 'remedy', title: '处理办法', width: 450, least: 300, render: (cell) => faultWords(cell.fault).remedy },
];

/** Step 2: which column is what, every bad cell of the whole file with reason and remedy, and the good rows ready to go in. */
export function CheckStep<Outcome extends ImportOutcome, Undone>({
  subject,
  fairId,
  file,
  preview,
  onPreview,
  onDone,
  onBack,
}: {
  readonly subject: ImportSubject<Outcome, Undone>;
  readonly fairId: FairId;
  readonly file: File;
  readonly preview: ImportPreview;
  readonly onPreview: (preview: ImportPreview) => void;
  readonly onDone: (outcome: Outcome) => void;
  readonly onBack: () => void;
}) {
  const { check, mapping, headers, uploadId } = preview;
  const [kind, setKind] = useState<string>();
  const recheck = useMutation({
    mutationFn: (changed: Record<string, string>) => subject.procedures.check({ fairId, uploadId, mapping: changed }),
    onSuccess: onPreview,
  });
  const otherSheet = useMutation({
    mutationFn: (sheetName: string) => subject.procedures.readFile({ fairId, file, sheetName }),
    onSuccess: onPreview,
  });
  const importing = useImport({ subject, fairId, uploadId, mapping, fileName: preview.fileName, total: check.counts.good, onDone });
  const map = (field: string, column: string | undefined) => {
    const { [field]: _before, ...rest } = mapping;
    // One column carries one field.
    const free = Object.fromEntries(Object.entries(rest).filter(([, taken]) => taken !== column));
    recheck.mutate(column === undefined ? free : { ...free, [field]: column });
  };
  const missing = missingFields(mapping, subject.fields);
  const kinds = [...Map.groupBy(check.badCells, (cell) => faultWords(cell.fault).reason.replace(/[\d“”].*$/, ''))].map(
    ([reason, cells]) => ({ reason, count: cells.length, cells }),
  );
  const shown = kinds.find(({ reason }) => reason === kind)?.cells ?? check.badCells;
  const { good, bad, blank, rows } = check.counts;

  return (
    <>
      {(recheck.error ?? otherSheet.error ?? importing.error) && <Failure error={recheck.error ?? otherSheet.error ?? importing.error} />}
      {missing.length > 0 && <Alert type="error" showIcon title={`请为${missing.map((field) => `“${field.label}”`).join('、')}指定列`} />}
      <div className="work-bar">
        <strong>{preview.fileName}</strong>
        {preview.sheetNames.length > 1 && (
          <Select
            aria-label="工作表"
            value={preview.sheetName}
            style={{ minWidth: 140 }}
            loading={otherSheet.isPending}
            options={preview.sheetNames.map((name) => ({ value: name, label: name }))}
            onChange={(name) => otherSheet.mutate(name)}
          />
        )}
        <span className="figures" data-testid="import-counts">
          共 {rows} 行：可导入 {good} 行，有误 {bad} 行，空行 {blank} 行
        </span>
        <span className="work-bar-gap" />
        <Button onClick={onBack}>重新选择</Button>
        {check.badCells.length > 0 && (
          <Button onClick={() => void subject.procedures.errorWorkbook({ fairId, uploadId, mapping }).then(saveFile)}>
            下载标注错误的表
          </Button>
        )}
        <Button type="primary" disabled={good === 0 || missing.length > 0} loading={importing.isRunning} onClick={importing.start}>
          {bad === 0 ? `导入 ${good} 行` : `只导入无误的 ${good} 行`}
        </Button>
      </div>
      <Tabs
        size="small"
        defaultActiveKey={missing.length > 0 ? 'columns' : 'errors'}
        items={[
          { key: 'errors', label: `错误（${check.badCells.length}）` },
          { key: 'warnings', label: `提醒（${check.warnings.length}）` },
          { key: 'columns', label: `各列对应${preview.remembered ? '（沿用上次）' : ''}` },
        ].map((tab) => ({
          ...tab,
          children:
            tab.key === 'columns' ? (
              <Mapping fields={subject.fields} preview={preview} onMap={map} />
            ) : (
              <div style={{ height: 'max(240px, calc(100vh - 330px))', display: 'flex' }}>
                <DataTable
                  name={`import-${tab.key}`}
                  columns={COLUMNS}
                  rows={tab.key === 'errors' ? shown : check.warnings}
                  rowKey={(cell) => `${cell.row}-${cell.field}-${cell.fault.type}-${cell.value}`}
                  bar={
                    tab.key === 'errors' &&
                    kinds.length > 1 && (
                      <Select
                        allowClear
                        aria-label="问题类别"
                        placeholder="全部问题"
                        style={{ width: 240 }}
                        value={kind ?? null}
                        options={kinds.map(({ reason, count }) => ({ value: reason, label: `${reason}（${count}）` }))}
                        onChange={(value) => setKind(value ?? undefined)}
                      />
                    )
                  }
                  empty={<p>{tab.key === 'errors' ? '没有错误，可以导入。' : '没有提醒。'}</p>}
                />
              </div>
            ),
        }))}
      />
      {check.unmapped.length > 0 && (
        <p className="muted">未导入的列：{check.unmapped.map(({ header, column }) => `${header}（${column}）`).join('、')}</p>
      )}
      {headers.length === 0 && <p className="muted">没有列。</p>}
    </>
  );
}

function Mapping({
  fields,
  preview,
  onMap,
}: {
  readonly fields: readonly ImportField[];
  readonly preview: ImportPreview;
  readonly onMap: (field: string, column: string | undefined) => void;
}) {
  return (
    <div className="sheet" style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(300px, 1fr))', gap: '12px 24px' }}>
      {fields.map((field) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the list is the control
        <label key={field.key}>
          <div style={{ marginBottom: 4 }}>
            {field.label}
            {field.required && <span className="error-words"> *</span>}
          </div>
          <Select
            allowClear
            style={{ width: '100%' }}
            placeholder="不导入"
            status={field.required && preview.mapping[field.key] === undefined ? 'error' : ''}
            value={preview.mapping[field.key] ?? null}
            options={preview.headers.map(({ column, header, sample }) => ({
              value: column,
              label: `${column}　${header === '' ? '（无列名）' : header}${sample === '' ? '' : `　如：${sample}`}`,
            }))}
            onChange={(column) => onMap(field.key, column ?? undefined)}
          />
        </label>
      ))}
    </div>
  );
}
