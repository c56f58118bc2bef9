import './boot.ts';
import { draw } from './draw.ts';
import { PaletteWindow } from './features/palette/PaletteWindow.tsx';

draw(<PaletteWindow />);
