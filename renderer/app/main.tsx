import { createRoot } from 'react-dom/client';
import { reportUncaught } from './report';
import { Start } from './start';
import './styles.css';

reportUncaught();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<Start />);
