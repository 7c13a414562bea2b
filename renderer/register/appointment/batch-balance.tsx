import type { BalanceRow } from '#shared/register/appointment/appointment-contract';
import type { KindBalance } from '#shared/register/appointment/balance';
import { kindTexts } from '#shared/register/appointment/balance';
import { postKinds } from '#shared/register/organization/establishment';

/** What becomes of one kind of posts: red where there are more than approved. */
function Kind({ balance }: { readonly balance: KindBalance }) {
  const { approved, filled, after } = balance;
  if (approved === null && filled === 0 && after === 0) return null;
  const over = approved !== null && after > approved;
  const changed = after !== filled;
  return (
    <span className={over ? 'finding-error' : changed ? undefined : 'quiet'}>
      核 {approved ?? '—'}　配 {filled}
      {changed && ` → ${after}`}
      {over && `　超 ${after - approved}`}
      {!over && approved !== null && after < approved && `　缺 ${approved - after}`}
    </span>
  );
}

/** The vacancy check: leading posts of every unit concerned, before and after the batch. */
export function BatchBalance({ rows }: { readonly rows: readonly BalanceRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="batch-items" aria-label="职数预审">
      <div className="form-section-head">
        <h2>职数预审</h2>
        <span className="quiet">核定、现配、任免后</span>
      </div>
      <table>
        <thead>
          <tr>
            <th>单位</th>
            {postKinds.map((kind) => (
              <th key={kind}>{kindTexts[kind]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.name}</td>
              {postKinds.map((kind) => (
                <td key={kind}>
                  <Kind balance={row[kind]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
