import { type FocusEvent, useRef, useState } from 'react';
import type { FeedbackLine } from '#shared/contract/feedback.ts';
import { FEEDBACK_FIELD_NAMES, FEEDBACK_FIELDS, type FeedbackField, type FeedbackFigures } from '#shared/domain/feedback/feedback.ts';
import {
  feedbackFaultSentence,
  feedbackFaults,
  feedbackWarningSentence,
  feedbackWarnings,
} from '#shared/domain/feedback/feedback-checks.ts';
import { cameToFair } from '#shared/domain/statistics/facts.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { sentenceOf } from '../../lib/refusals.ts';
import { useRemembered } from '../../lib/remembered.ts';
import { GROUPS } from './feedback-words.ts';

/** What was typed and is not saved yet; digits as text, so that an emptied field is empty. */
type Typed = Readonly<Partial<Record<FeedbackField | 'note', string>>>;

const FIELDS = GROUPS.flatMap(({ fields }) => fields.map(({ field }) => field));
const COLUMNS = FIELDS.length + 5;
const DIGITS = 5;
const NOTE_MAX = 200;

/** One unit: saved as one command when the row is left, unless its sums do not add up or an odd figure lacks its note. */
export function FeedbackRow({
  line,
  entrants,
  onClear,
}: {
  readonly line: FeedbackLine;
  readonly entrants: number;
  readonly onClear: (line: FeedbackLine) => void;
}) {
  const { participationId, unitName, booth, attendance, headcount, feedback } = line;
  const [typed, setTyped] = useRemembered<Typed | undefined>(`draft:feedback:${participationId}`, undefined);
  const [isLeft, setIsLeft] = useState(typed !== undefined);
  // What is typed while a save is under way is newer than what was sent, and stays.
  const [latest, sent] = [useRef(typed), useRef(typed)];
  const save = useCommand(client.feedback.save, () => {
    if (latest.current === sent.current) setTyped(undefined);
  });

  const textOf = (field: FeedbackField) => typed?.[field] ?? (feedback ? String(feedback.figures[field]) : '');
  const note = (typed?.note ?? feedback?.note ?? '').trim();
  const figures = Object.fromEntries(FEEDBACK_FIELDS.map((field) => [field, Number(textOf(field))])) as FeedbackFigures;
  const faults = typed ? feedbackFaults(figures) : [];
  const warnings = typed || feedback ? feedbackWarnings(figures, { cameToFair: cameToFair(attendance), headcount, entrants }) : [];
  const lacksNote = warnings.length > 0 && note === '';
  const problem = problemOf();

  function problemOf(): string | undefined {
    if (save.error) return sentenceOf(save.error);
    if (!typed || !isLeft) return undefined;
    if (faults.length > 0) return faults.map(feedbackFaultSentence).join('；');
    return lacksNote ? `${warnings.map(feedbackWarningSentence).join('；')}。如属实，请在备注中说明` : undefined;
  }

  const leave = (event: FocusEvent<HTMLTableRowElement>) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    setIsLeft(true);
    if (!typed || faults.length > 0 || lacksNote) return;
    sent.current = typed;
    save.mutate({ participationId, figures, ...(note === '' ? {} : { note }) });
  };
  const type = (field: FeedbackField | 'note', text: string) => {
    save.reset();
    const next = { ...typed, [field]: text };
    latest.current = next;
    setTyped(next);
  };

  return (
    <>
      <tr onBlur={leave} onFocus={() => setIsLeft(false)} className={problem ? 'entry-wrong' : ''} data-unit={unitName}>
        <th scope="row" title={unitName}>
          {unitName}
        </th>
        <td>{booth}</td>
        <td className="count">{headcount}</td>
        {FIELDS.map((field) => (
          <td key={field} className="entry">
            <input
              aria-label={`${unitName} ${FEEDBACK_FIELD_NAMES[field]}`}
              title={FEEDBACK_FIELD_NAMES[field]}
              inputMode="numeric"
              maxLength={DIGITS}
              value={textOf(field)}
              onChange={(event) => type(field, event.target.value.normalize('NFKC').replace(/\D/g, ''))}
            />
          </td>
        ))}
        <td className="entry">
          <input
            className="entry-note"
            aria-label={`${unitName} 备注`}
            maxLength={NOTE_MAX}
            value={typed?.note ?? feedback?.note ?? ''}
            onChange={(event) => type('note', event.target.value)}
          />
        </td>
        <td className="nowrap">
          <State line={line} isTyped={typed !== undefined} isSaving={save.isPending} onClear={onClear} />
        </td>
      </tr>
      {problem && (
        <tr className="entry-problem">
          <td colSpan={COLUMNS} role="alert">
            {unitName}：{problem}
          </td>
        </tr>
      )}
    </>
  );
}

function State({
  line,
  isTyped,
  isSaving,
  onClear,
}: {
  readonly line: FeedbackLine;
  readonly isTyped: boolean;
  readonly isSaving: boolean;
  readonly onClear: (line: FeedbackLine) => void;
}) {
  if (isSaving) return '保存中';
  if (isTyped) return '未保存';
  const { feedback, warnings } = line;
  if (!feedback) return <span className="muted">未反馈</span>;
  return (
    <>
      <span title={`${feedback.enteredBy} ${formatChinaTime(feedback.enteredAt)}\n${warnings.map(feedbackWarningSentence).join('\n')}`}>
        {warnings.length > 0 ? '已存，有提示' : '已存'}
      </span>{' '}
      <button type="button" className="link" tabIndex={-1} aria-label={`清除 ${line.unitName} 的反馈`} onClick={() => onClear(line)}>
        清除
      </button>
    </>
  );
}
