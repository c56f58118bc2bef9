import './boot.ts';
import { createRoot } from 'react-dom/client';
import { QuickSaveToast } from './features/quick-save/QuickSaveToast.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<QuickSaveToast />);
