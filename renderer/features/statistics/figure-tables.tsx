import { mainFigures } from '#shared/domain/documents/statistics-sheet.ts';
import { MEASURES } from '#shared/domain/statistics/measures.ts';
import { figureName } from '#shared/domain/statistics/report.ts';
import {
  type FairStatistics,
  type FigureRef,
  PART_KIND_NAMES,
  partName,
  type StatisticsTable,
} from '#shared/domain/statistics/statistics.ts';
import './figure-tables.css';

type Open = (figure: FigureRef) => void;

/** The tables of the sheet, in its order. */
export function FigureTables({ statistics, onOpen }: { readonly statistics: FairStatistics; readonly onOpen: Open }) {
  return (
    <div className="count-tables">
      <section className="sheet">
        <h2>基本情况</h2>
        <table className="count-table">
          <thead>
            <tr>
              <th scope="col" className="nowrap">
                项目
              </th>
              <th scope="col" className="nowrap">
                单位
              </th>
              <th scope="col" className="count">
                数量
              </th>
              <th scope="col" className="count">
                高校毕业生
              </th>
              <th scope="col" className="nowrap">
                口径
              </th>
            </tr>
          </thead>
          <tbody>
            {mainFigures(statistics).map(({ key, twin }) => {
              const { name, code, unit, definition } = MEASURES[key];
              return (
                <tr key={key}>
                  <td>
                    {name} <span className="muted">{code}</span>
                  </td>
                  <td className="nowrap">{unit}</td>
                  <td className="count">
                    <Figure figure={{ key }} value={statistics.figures[key]} onOpen={onOpen} />
                  </td>
                  <td className="count">{twin && <Figure figure={{ key: twin }} value={statistics.figures[twin]} onOpen={onOpen} />}</td>
                  <td className="muted">{definition}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <div className="count-parts">
        {statistics.tables.map((table) => (
          <Divided key={table.by} table={table} figures={statistics.figures} onOpen={onOpen} />
        ))}
      </div>
    </div>
  );
}

function Divided({
  table: { by, columns, rows },
  figures,
  onOpen,
}: {
  readonly table: StatisticsTable;
  readonly figures: FairStatistics['figures'];
  readonly onOpen: Open;
}) {
  return (
    <section className="sheet">
      <h2>按{PART_KIND_NAMES[by]}</h2>
      <table className="count-table">
        <thead>
          <tr>
            <th scope="col">{PART_KIND_NAMES[by]}</th>
            {columns.map((key) => (
              <th key={key} scope="col" className="count">
                {MEASURES[key].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ value, cells }) => (
            <tr key={value}>
              <td>{partName({ by, value })}</td>
              {columns.map((key, index) => (
                <td key={key} className="count">
                  <Figure figure={{ key, part: { by, value } }} value={cells[index]} onOpen={onOpen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="count-sum">
            <td>合计</td>
            {columns.map((key) => (
              <td key={key} className="count">
                {(figures[key] ?? 0).toLocaleString('en-US')}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** A figure opens its list; nothing stands behind a zero. */
function Figure({ figure, value, onOpen }: { readonly figure: FigureRef; readonly value: number | undefined; readonly onOpen: Open }) {
  if (value === undefined) return <span className="muted">—</span>;
  if (value === 0) return <span className="muted">0</span>;
  return (
    <button type="button" className="link" aria-label={`${figureName(figure)} ${value}，打开名单`} onClick={() => onOpen(figure)}>
      {value.toLocaleString('en-US')}
    </button>
  );
}
