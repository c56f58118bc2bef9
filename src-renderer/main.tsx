import './boot.ts';
import { App } from './app/App.tsx';
import { askForFirstRows } from './app/ask-early.ts';
import { draw } from './draw.tsx';

void askForFirstRows();
// What a part fails at is told in its place and kept in the log, see app/Pane.tsx.
draw(<App />, { onCaughtError: () => {} });
