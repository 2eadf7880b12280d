import { Button, Checkbox, Dropdown, Table, type TableProps, theme } from 'antd';
import { type MouseEvent, type ReactNode, useMemo } from 'react';
import { useRemembered } from '../lib/remembered.ts';
import { useSize } from './use-size.ts';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Pixels at standard text size; free room is shared out in proportion. */
  readonly width: number;
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
}

const HEAD_HEIGHT = 40;
/** Column widths are given for this; in larger text they grow with it. */
const STANDARD_FONT_SIZE = 14;

/** The one table: only the rows on screen are drawn, columns can be chosen, a row opens by click or Enter. */
export function DataTable<Row extends object>({
  name,
  columns,
  rows,
  rowKey,
  empty,
  bar,
  onOpen,
  selection,
  sums,
  rowClassName,
}: DataTableProps<Row>) {
  const [hidden, setHidden] = useRemembered<readonly string[]>(
    `columns:${name}`,
    columns.filter((column) => column.extra).map((column) => column.key),
  );
  const { element, size } = useSize<HTMLDivElement>();
  const scale = theme.useToken().token.fontSize / STANDARD_FONT_SIZE;
  const shown = useMemo(() => columns.filter((column) => column.always || !hidden.includes(column.key)), [columns, hidden]);
  const tableColumns: NonNullable<TableProps<Row>['columns']> = shown.map((column) => ({
    key: column.key,
    title: column.title,
    width: column.width * scale,
    ellipsis: true,
    ...(column.align ? { align: column.align } : {}),
    ...(column.compare ? { sorter: column.compare, showSorterTooltip: false } : {}),
    render: (_: unknown, row: Row) => column.render(row),
  }));
  const least = shown.reduce((sum, column) => sum + column.width * scale, selection ? 40 : 0);
  const isEmpty = rows !== undefined && rows.length === 0;

  return (
    <div className="table">
      <div className="table-bar">
        {bar}
        <span className="table-bar-gap" />
        <span className="muted figures">{rows && `${rows.length} 条`}</span>
        <Dropdown
          trigger={['click']}
          menu={{
            selectable: false,
            items: columns
              .filter((column) => !column.always)
              .map((column) => ({
                key: column.key,
                label: <Checkbox checked={!hidden.includes(column.key)}>{column.title}</Checkbox>,
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
              scroll={{ x: Math.max(least, size.width - 1), y: Math.max(120, size.height - HEAD_HEIGHT) }}
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
              {...(rowClassName ? { rowClassName } : {})}
              {...(selection
                ? {
                    rowSelection: {
                      selectedRowKeys: [...selection.keys],
                      onChange: (keys) => selection.onChange(keys.map(String)),
                      columnWidth: 40,
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
