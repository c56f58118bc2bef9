import './boot.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';

const root = document.getElementById('root');
// What a part fails at is told in its place and kept in the log, see app/Pane.tsx.
if (root) createRoot(root, { onCaughtError: () => {} }).render(<App />);
