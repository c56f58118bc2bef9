import './boot.ts';
import { createRoot } from 'react-dom/client';
import { PaletteWindow } from './features/palette/PaletteWindow.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<PaletteWindow />);
