import { Form, type FormInstance, Input, Radio } from 'antd';
import { z } from 'zod';
import { reason } from '#shared/contract/base.ts';
import type { JobSeekerLine, MergePreview, Saying } from '#shared/contract/job-seekers.ts';
import type { Attribute } from '#shared/domain/people/compare-people.ts';
import { maskDocument } from '#shared/domain/people/masking.ts';
import { DOCUMENT_KIND_NAMES } from '#shared/domain/words/names.ts';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { refusalOf } from '../../lib/refusals.ts';
import { ATTRIBUTE_NAMES, saidWords } from './said-words.ts';

const confirmation = z.object({ survivor: z.string().transform((id) => id as JobSeekerId), reason });

/** Both people side by side, with who said what and when; the value that will show is marked in words. */
export function MergePair({
  form,
  people,
  preview,
  onChanged,
  onMerged,
  onClose,
}: {
  /** Of the dialog, which asks before what was typed is given up. */
  readonly form: FormInstance;
  readonly people: { readonly a: JobSeekerId; readonly b: JobSeekerId };
  readonly preview: MergePreview;
  /** What is compared is no longer so; it must be read again before it can be confirmed. */
  readonly onChanged: () => void;
  readonly onMerged: (survivor: JobSeekerId) => void;
  readonly onClose: () => void;
}) {
  const merge = useCommand(client.jobSeekers.merge, ({ person }) => onMerged(person.id));
  const readAgain = (error: unknown) => {
    if (refusalOf(error)?.type === 'MergeChanged') onChanged();
  };
  const [left, right] = preview.sides;
  return (
    <CommandForm
      form={form}
      schema={confirmation}
      initial={{ survivor: preview.survivor }}
      submit="合并"
      running={merge.isPending}
      error={merge.error}
      onSubmit={(confirmed) => merge.mutate({ people, seen: preview.seen, ...confirmed }, { onError: readAgain })}
      onCancel={onClose}
    >
      <table className="compare">
        <thead>
          <tr>
            <th />
            <th>{left.person.name}</th>
            <th>{right.person.name}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th>证件</th>
            <td>{documentWords(left.person)}</td>
            <td>{documentWords(right.person)}</td>
          </tr>
          {preview.attributes.map(({ attribute, sides, shows }) => (
            <tr key={attribute}>
              <th>{ATTRIBUTE_NAMES[attribute]}</th>
              <Side attribute={attribute} saying={sides[0]} shows={shows === 0} />
              <Side attribute={attribute} saying={sides[1]} shows={shows === 1} />
            </tr>
          ))}
          <tr>
            <th>名下记录</th>
            {preview.sides.map((side) => (
              <td key={side.person.id}>
                报名 {side.signups} 次，登记 {side.observations} 次{side.records > 1 && `，已并入 ${side.records - 1} 条`}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p className="muted compare-note">合并后各项显示较晚登记的内容，两条登记的轨迹和报名全部保留，可随时撤销合并。</p>
      <div className="form-grid">
        <Form.Item
          name="survivor"
          label="保留的登记"
          style={{ gridColumn: 'span 6' }}
          extra={preview.free ? undefined : '有证件的登记须保留'}
        >
          <Radio.Group
            disabled={!preview.free}
            options={preview.sides.map(({ person }) => ({ value: person.id, label: `${person.name} ${documentWords(person)}` }))}
            vertical
          />
        </Form.Item>
        <Form.Item name="reason" label="合并原因" required style={{ gridColumn: 'span 6' }}>
          <Input autoFocus maxLength={200} />
        </Form.Item>
      </div>
    </CommandForm>
  );
}

function Side({
  attribute,
  saying,
  shows,
}: {
  readonly attribute: Attribute;
  readonly saying: Saying | undefined;
  readonly shows: boolean;
}) {
  if (!saying) return <td className="muted">未登记</td>;
  return (
    <td className={shows ? 'compare-shown' : ''}>
      {saidWords(attribute, saying.values)} {shows && <span className="compare-mark">显示</span>}{' '}
      <span className="muted nowrap">
        {formatChinaTime(saying.at)} {saying.by}
      </span>
    </td>
  );
}

function documentWords({ documentKind, documentTail }: JobSeekerLine): string {
  return documentKind ? `${DOCUMENT_KIND_NAMES[documentKind]} ${maskDocument(documentTail)}` : '无证件';
}
