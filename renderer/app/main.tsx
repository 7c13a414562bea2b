import { createRoot } from 'react-dom/client';
import { reportUncaught } from './page-boundary';
import { Providers } from './providers';
import { Stage } from './stage';
import './styles.css';

reportUncaught();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <Providers>
    <Stage />
  </Providers>,
);
