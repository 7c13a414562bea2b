import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { batchStateText } from '#shared/register/appointment/batch';
import { formatMonth } from '#shared/lib/dates';
import { LinkButton } from '../../components/link-button';
import { personBatchesQuery } from './appointment-queries';

/** On somebody's page: the running batches and the trial period, each with a link; nothing where there are none. */
export function PersonBatches({ personId }: { readonly personId: number }) {
  const [, navigate] = useLocation();
  const batches = useQuery(personBatchesQuery(personId)).data ?? [];
  if (batches.length === 0) return null;
  return (
    <p className="person-facts">
      {batches.map(({ id, title, state, proposal, probationUntil }) => (
        <span key={id} className="fact" title={proposal}>
          <span className="quiet">{probationUntil ? '试用期' : '任免动议'}</span>{' '}
          <LinkButton onClick={() => navigate(`/appointments/${id}`)}>{title}</LinkButton>{' '}
          {probationUntil ? `至 ${formatMonth(probationUntil)}` : batchStateText(state)}
        </span>
      ))}
    </p>
  );
}
