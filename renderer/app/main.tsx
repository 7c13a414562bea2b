import { createRoot } from 'react-dom/client';
import { Providers } from './providers';
import { Stage } from './stage';
import './styles.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <Providers>
    <Stage />
  </Providers>,
);
