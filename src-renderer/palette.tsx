import './boot.ts';
import { draw } from './draw.tsx';
import { PaletteWindow } from './features/palette/PaletteWindow.tsx';

draw(<PaletteWindow />);
