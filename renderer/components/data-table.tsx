import { Button, Checkbox, Dropdown, Table, type TableProps, theme } from 'antd';
import { type MouseEvent, type ReactNode, useMemo } from 'react';
import { useRemembered } from '../lib/remembered.ts';
import { type Fitted, fitColumns } from './fit-columns.ts';
import { useSize } from './use-size.ts';

/** Free room is shared out in proportion to the widths. */
export interface Column<Row> extends Fitted {
  readonly title: string;
  readonly align?: 'right' | 'center';
  readonly render: (row: Row) => ReactNode;
  readonly compare?: (a: Row, b: Row) => number;
  /** Off until a person chooses it. */
  readonly extra?: boolean;
  /** Cannot be switched off: without it a row has no name. */
  readonly always?: boolean;
}

interface DataTableProps<Row> {
  /** Under this name the chosen columns are remembered. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | undefined;
  /** How many there are, where not all have been read. */
  readonly total?: number | undefined;
  readonly rowKey: (row: Row) => string;
  /** What to do next when there is no row. */
  readonly empty: ReactNode;
  readonly bar?: ReactNode;
  readonly onOpen?: (row: Row) => void;
  readonly selection?: {
    readonly keys: readonly string[];
    readonly onChange: (keys: readonly string[]) => void;
    readonly disabled?: (row: Row) => boolean;
  };
  /** What stands below the rows, also when a filter leaves none: it may speak of more than is shown. */
  readonly sums?: readonly { readonly label: string; readonly value: ReactNode }[];
  readonly rowClassName?: (row: Row) => string;
  /** Called when the last rows come near; more may be read then. */
  readonly onEnd?: (() => void) | undefined;
}

const SELECTION_WIDTH = 40;
/** Height of the head at standard text size, with its line. */
const HEAD_HEIGHT = 40;
/** Pixels before the end at which more is asked for: a few screens. */
const END_IS_NEAR = 3000;
/** Column widths are given for this; in larger text they grow with it. */
const STANDARD_FONT_SIZE = 14;

/** The one table: only the rows on screen are drawn, columns can be chosen, a row opens by click or Enter. */
export function DataTable<Row extends object>({
  name,
  columns,
  rows,
  total,
  rowKey,
  empty,
  bar,
  onOpen,
  selection,
  sums,
  rowClassName,
  onEnd,
}: DataTableProps<Row>) {
  const [hidden, setHidden] = useRemembered<readonly string[]>(
    `columns:${name}`,
    columns.filter((column) => column.extra).map((column) => column.key),
  );
  const { element, size } = useSize<HTMLDivElement>();
  const scale = theme.useToken().token.fontSize / STANDARD_FONT_SIZE;
  const chosen = useMemo(() => columns.filter((column) => column.always || !hidden.includes(column.key)), [columns, hidden]);
  const beside = selection ? SELECTION_WIDTH : 0;
  // A pixel less than there is, or rounding brings the scroll bar.
  const room = (size?.width ?? 0) - 1;
  const { shown, leftOut } = fitColumns(chosen, (room - beside) / scale);
  const tableColumns: NonNullable<TableProps<Row>['columns']> = shown.map(({ column, width }) => ({
    key: column.key,
    title: column.title,
    width: width * scale,
    ellipsis: true,
    ...(column.align ? { align: column.align } : {}),
    ...(column.compare ? { sorter: column.compare, showSorterTooltip: false } : {}),
    render: (_: unknown, row: Row) => column.render(row),
  }));
  const least = shown.reduce((sum, { width }) => sum + width * scale, beside);
  const headHeight = HEAD_HEIGHT * scale;
  const isEmpty = rows !== undefined && rows.length === 0;

  return (
    <div className="table">
      <div className="table-bar">
        {bar}
        <span className="table-bar-gap" />
        <span className="muted figures">{rows && `${total ?? rows.length} 条`}</span>
        <Dropdown
          trigger={['click']}
          menu={{
            selectable: false,
            items: columns
              .filter((column) => !column.always)
              .map((column) => ({
                key: column.key,
                label: (
                  <Checkbox checked={!hidden.includes(column.key)}>
                    {column.title}
                    {leftOut.includes(column) && <span className="muted">（窗口较窄，未显示）</span>}
                  </Checkbox>
                ),
              })),
            onClick: ({ key, domEvent }) => {
              domEvent.preventDefault();
              setHidden(hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key]);
            },
          }}
        >
          <Button size="small">选择列</Button>
        </Dropdown>
      </div>
      <div className="table-rows" ref={element}>
        {isEmpty ? (
          <div className="table-empty">{empty}</div>
        ) : (
          size && (
            <Table<Row>
              size="small"
              virtual
              pagination={false}
              loading={rows === undefined}
              columns={tableColumns}
              dataSource={(rows ?? []) as Row[]}
              rowKey={rowKey}
              scroll={{ x: Math.max(Math.floor(least), room), y: Math.max(120, size.height - headHeight) }}
              onRow={(row) =>
                onOpen
                  ? {
                      tabIndex: 0,
                      onClick: (event) => {
                        if (isOnRow(event)) onOpen(row);
                      },
                      onKeyDown: (event) => {
                        if (event.key === 'Enter' && event.target === event.currentTarget) onOpen(row);
                      },
                    }
                  : {}
              }
              {...(onEnd
                ? {
                    onScroll: ({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
                      if (scrollHeight - scrollTop - clientHeight < END_IS_NEAR) onEnd();
                    },
                  }
                : {})}
              {...(rowClassName ? { rowClassName } : {})}
              {...(selection
                ? {
                    rowSelection: {
                      selectedRowKeys: [...selection.keys],
                      onChange: (keys) => selection.onChange(keys.map(String)),
                      columnWidth: SELECTION_WIDTH,
                      getCheckboxProps: (row) => ({ disabled: selection.disabled?.(row) ?? false }),
                    },
                  }
                : {})}
            />
          )
        )}
      </div>
      {sums && rows && (
        <div className="table-sums">
          {sums.map(({ label, value }) => (
            <span key={label}>
              {label} <strong>{value}</strong>
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

/** A click on a field, a list or a check box in the row is meant for that. */
function isOnRow(event: MouseEvent<HTMLElement>): boolean {
  const { target, currentTarget } = event;
  return (
    target instanceof Element &&
    currentTarget.contains(target) &&
    !target.closest('.ant-select, .ant-checkbox, .ant-table-selection-column, button, a')
  );
}
