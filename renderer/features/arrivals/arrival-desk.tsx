import { Button, type GetRef, Input, InputNumber, type InputRef } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { STAFF_MAX } from '#shared/contract/arrivals.ts';
import type { RosterLine } from '#shared/contract/roster.ts';
import type { Arrival, ArrivalWay } from '#shared/domain/arrivals/arrival.ts';
import { findAtDesk } from '#shared/domain/arrivals/find-units.ts';
import type { FairId, ParticipationId } from '#shared/kernel/ids.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { Failure } from '../../components/failure.tsx';
import { AttendanceTag } from '../../components/status-tag.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';

interface ArrivalDeskProps {
  readonly fairId: FairId;
  readonly roster: readonly RosterLine[];
  /** Arrivals that stand, by unit. */
  readonly arrived: ReadonlyMap<ParticipationId, Arrival>;
}

/** More than this fit on no screen; one more character narrows them down. */
const SHOWN = 8;

/** One field for name, code, booth or scanner: Enter shows the unit, Enter again records it, and the field is free for the next. */
export function ArrivalDesk({ fairId, roster, arrived }: ArrivalDeskProps) {
  const field = useRef<InputRef>(null);
  const staffField = useRef<GetRef<typeof InputNumber>>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ParticipationId>();
  const [staff, setStaff] = useState<number>();
  const record = useCommand(client.arrivals.record, () => {
    startAnew();
    field.current?.focus();
  });
  const startAnew = () => {
    setText('');
    setChosen(undefined);
    setStaff(undefined);
  };

  const lines = roster.map((line) => ({
    line,
    name: line.unit.name,
    creditCode: line.unit.creditCode,
    booths: line.participation.booth?.split('、') ?? [],
  }));
  const { units, byCode } = findAtDesk(lines, text);
  const line = (
    chosen === undefined ? (units.length === 1 ? units[0] : undefined) : lines.find((one) => one.line.participation.id === chosen)
  )?.line;
  const standing = line && arrived.get(line.participation.id);
  const way: ArrivalWay = byCode ? 'code' : 'search';
  const submit = () => {
    if (!line || standing || record.isPending) return;
    record.mutate({ fairId, participationId: line.participation.id, way, ...(staff === undefined ? {} : { staff }) });
  };
  const onField = (event: KeyboardEvent) => {
    if (event.key === 'Escape') startAnew();
    // The Enter of an input method chooses a word.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !line) return;
    if (standing) field.current?.select();
    else staffField.current?.focus();
  };

  return (
    <section className="sheet arrival-desk" aria-label="到场登记">
      <Input
        ref={field}
        autoFocus
        size="large"
        aria-label="单位、代码或展位号"
        placeholder="单位名称、统一社会信用代码、展位号，或扫码"
        value={text}
        maxLength={300}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(undefined);
          record.reset();
        }}
        onKeyDown={onField}
      />
      {record.error && <Failure error={record.error} />}
      {line ? (
        <div className="arrival-unit">
          <div className="arrival-unit-name">{line.unit.name}</div>
          <div className="arrival-unit-facts">
            <span>
              展位 <strong>{line.participation.booth ?? '未安排'}</strong>
            </span>
            <span>
              岗位 <strong>{line.participation.jobs ?? '未填'}</strong>
            </span>
            <span>
              招聘人数 <strong>{line.participation.headcount ?? '未填'}</strong>
            </span>
            <AttendanceTag attendance={line.participation.attendance} />
          </div>
          {standing ? (
            <div className="arrival-standing">
              已于 {formatChinaTime(standing.at)} 由{standing.by}登记到场
            </div>
          ) : (
            <div className="arrival-act">
              <label htmlFor="arrival-staff">进场工作人员</label>
              <InputNumber
                id="arrival-staff"
                ref={staffField}
                size="large"
                min={0}
                max={STAFF_MAX}
                precision={0}
                suffix="人"
                value={staff ?? null}
                onChange={(value) => setStaff(value ?? undefined)}
                onPressEnter={submit}
              />
              <Button type="primary" size="large" loading={record.isPending} onClick={submit}>
                到场
              </Button>
            </div>
          )}
        </div>
      ) : (
        <Candidates units={units.map((one) => one.line)} text={text} byCode={byCode} onChoose={setChosen} />
      )}
    </section>
  );
}

interface CandidatesProps {
  readonly units: readonly RosterLine[];
  readonly text: string;
  readonly byCode: boolean;
  readonly onChoose: (id: ParticipationId) => void;
}

function Candidates({ units, text, byCode, onChoose }: CandidatesProps) {
  if (text.trim() === '') return <div className="muted">输入后按回车，再填人数按回车即登记到场；人数可不填</div>;
  if (units.length === 0) {
    return (
      <div className="arrival-none">
        {byCode ? '这家单位不在本场名册中，请先在“名册”中添加' : '名册中没有符合的单位，请核对名称、代码或展位号'}
      </div>
    );
  }
  return (
    <ul className="arrival-candidates">
      {units.slice(0, SHOWN).map(({ participation, unit }) => (
        <li key={participation.id}>
          <Button type="text" onClick={() => onChoose(participation.id)}>
            {unit.name}
            <span className="muted">{participation.booth}</span>
          </Button>
        </li>
      ))}
      {units.length > SHOWN && <li className="muted">还有 {units.length - SHOWN} 家，请再输入几个字</li>}
    </ul>
  );
}
