import { Select } from 'antd';
import type { RosterLine } from '#shared/contract/roster.ts';
import { ATTENDANCES, type Attendance } from '#shared/domain/units/unit.ts';
import { ATTENDANCE_NAMES, PRESENCE_NAMES, UNIT_KIND_NAMES } from '#shared/domain/words/names.ts';
import type { Column } from '../../components/data-table.tsx';
import { AttendanceTag } from '../../components/status-tag.tsx';

/** @param onAttendance sets the attendance of one line; absent when the roster is locked */
export function rosterColumns(onAttendance: ((line: RosterLine, to: Attendance) => void) | undefined): readonly Column<RosterLine>[] {
  return [
    { key: 'order', title: '序', width: 50, align: 'right', render: (line) => line.participation.rosterOrder },
    {
      key: 'name',
      title: '单位名称',
      width: 262,
      least: 220,
      always: true,
      render: (line) => line.unit.name,
      compare: (a, b) => a.unit.name.localeCompare(b.unit.name, 'zh-CN'),
    },
    { key: 'creditCode', title: '统一社会信用代码', width: 188, render: (line) => line.unit.creditCode },
    { key: 'kind', title: '性质', width: 128, least: 100, render: (line) => UNIT_KIND_NAMES[line.unit.kind] },
    { key: 'division', title: '所在地', width: 124, least: 84, render: (line) => <Place line={line} /> },
    {
      key: 'booth',
      title: '展位',
      width: 64,
      render: (line) => line.participation.booth,
      compare: (a, b) => (a.participation.booth ?? '').localeCompare(b.participation.booth ?? ''),
    },
    {
      key: 'attendance',
      title: '到会情况',
      width: 118,
      render: (line) =>
        onAttendance ? (
          <Select
            size="small"
            variant="borderless"
            style={{ width: '100%', marginInlineStart: -8 }}
            aria-label={`${line.unit.name}到会情况`}
            value={line.participation.attendance}
            labelRender={() => <AttendanceTag attendance={line.participation.attendance} />}
            options={ATTENDANCES.map((one) => ({ value: one, label: ATTENDANCE_NAMES[one] }))}
            onChange={(to) => onAttendance(line, to)}
          />
        ) : (
          <AttendanceTag attendance={line.participation.attendance} />
        ),
    },
    { key: 'presence', title: '方式', width: 60, yields: true, render: (line) => PRESENCE_NAMES[line.participation.presence] },
    { key: 'jobs', title: '岗位', width: 60, yields: true, align: 'right', render: (line) => line.participation.jobs },
    { key: 'headcount', title: '人数', width: 60, yields: true, align: 'right', render: (line) => line.participation.headcount },
    { key: 'industry', title: '行业', width: 110, extra: true, render: (line) => line.unit.industry },
    { key: 'contact', title: '联系人', width: 90, extra: true, render: (line) => line.participation.contact ?? line.unit.contact },
    { key: 'phone', title: '电话', width: 120, extra: true, render: (line) => line.participation.phone ?? line.unit.phone },
    { key: 'remark', title: '备注', width: 160, extra: true, render: (line) => line.participation.remark },
  ];
}

function Place({ line }: { readonly line: RosterLine }) {
  if (line.divisionName === undefined) return <span className="warning-words">未填</span>;
  return <span title={line.divisionName}>{line.local === false ? `外地 · ${line.placeName}` : line.placeName}</span>;
}
