import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import { z } from 'zod';
import './ui/tokens.css';
import './ui/base.css';
import { loadPreferences } from './app/preferences.ts';
import { applyTheme } from './lib/theme.ts';

// The content security policy has no eval, which zod would otherwise try.
z.config({ jitless: true });
// Before the first paint, so that no window flashes in the other theme.
applyTheme(loadPreferences().theme);
