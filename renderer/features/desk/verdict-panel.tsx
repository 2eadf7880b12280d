import type { ScanAnswer } from '#shared/contract/desk.ts';
import { maskDocument, maskPhone } from '#shared/domain/people/masking.ts';
import type { Verdict } from '#shared/domain/signups/signup.ts';
import type { MaskedPerson } from '#shared/domain/signups/signup-entry.ts';
import { documentFaultSentence, SCAN_REASON_NAMES, VERDICT_NAMES } from '#shared/domain/signups/signup-words.ts';
import { EDUCATION_NAMES, PERSON_GROUP_NAMES } from '#shared/domain/words/names.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import type { Shown } from './use-shown.ts';

const SIGNS: Readonly<Record<Verdict, string>> = { accepted: '✓', duplicate: '＝', rejected: '✕', pending: '？' };

/** The one big answer: colour, sign and word, who it is, and what to do where the person does not come in. */
export function VerdictPanel({ shown, isCutOff }: { readonly shown: Shown | undefined; readonly isCutOff: boolean }) {
  if (isCutOff)
    return <Panel look="rejected" sign="！" word="后台没有响应" detail="扫过的都已留下，正在重新发送。请确认程序仍在运行，不要关闭本页" />;
  if (!shown) return <Panel look="idle" sign="" word="请扫码" detail="也可输入姓名、拼音或首字母、手机号、证件号，按回车" />;
  if (shown.kind === 'refused') return <Panel look="rejected" sign="！" word="未记录" detail={shown.sentence} />;
  if (shown.kind === 'kept') return <Panel look="kept" sign="↓" word="暂存" detail="已存在本机，恢复后自动送达，届时才有判定" />;
  const { answer, repeats } = shown;
  const { verdict, reason, person, at } = answer.line;
  const isReasonTheWord = verdict === 'rejected' || reason === 'severalFound';
  const word = isReasonTheWord && reason ? SCAN_REASON_NAMES[reason] : VERDICT_NAMES[verdict];
  return (
    <Panel look={verdict} sign={SIGNS[verdict]} word={word} detail={detailOf(answer)} person={person}>
      {repeats > 0 && <div>重复读码 {repeats} 次，已记录</div>}
      {answer.isClockOff && <div>本机时钟偏快，已按后台时间记录（{formatChinaTime(at)}）</div>}
    </Panel>
  );
}

function Panel({
  look,
  sign,
  word,
  detail,
  person,
  children,
}: {
  readonly look: Verdict | 'idle' | 'kept';
  readonly sign: string;
  readonly word: string;
  readonly detail: string;
  readonly person?: MaskedPerson | undefined;
  readonly children?: React.ReactNode;
}) {
  return (
    <section className={`desk-verdict desk-verdict-${look}`} data-testid="verdict" role="status">
      <div className="desk-word">
        {sign !== '' && <span className="desk-sign">{sign}</span>}
        {word}
      </div>
      <div className="desk-person">
        {person && <div className="desk-name">{person.name}</div>}
        {person && <div>{factsOf(person)}</div>}
        <div className={person ? undefined : 'desk-act'}>{detail}</div>
        {children}
      </div>
    </section>
  );
}

/** Masked, so that who stands behind reads nothing. */
export function factsOf({ documentTail, phoneTail, education, groups }: MaskedPerson): string {
  return [
    documentTail === undefined ? undefined : `证件 ${maskDocument(documentTail)}`,
    documentTail === undefined && phoneTail !== undefined ? `手机 ${maskPhone(phoneTail)}` : undefined,
    education && EDUCATION_NAMES[education],
    ...groups.map((group) => PERSON_GROUP_NAMES[group]),
  ]
    .filter((fact) => fact !== undefined)
    .join(' · ');
}

function detailOf({ line, first, otherFair, fault }: ScanAnswer): string {
  switch (line.verdict) {
    case 'accepted':
      return '';
    case 'duplicate':
      return first ? `已于 ${formatChinaTime(first.at)} 在“${first.desk}”签到` : '';
    case 'rejected':
      if (line.reason === 'otherFair' && otherFair) return `报名的是 ${otherFair.number}“${otherFair.title}”`;
      return line.reason === 'signupCancelled' ? '如本人要参加，请在“报名与签到”中恢复报名' : '按 F2 现场登记';
    case 'pending':
      if (line.reason === 'severalFound') return '请用上下键选择，按回车确认；按 Esc 留作待处理';
      return fault ? documentFaultSentence(fault) : '不是本系统的报名凭证或证件，已留作待处理。按 F2 现场登记';
  }
}
