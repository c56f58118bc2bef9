import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import { z } from 'zod';
import './ui/tokens.css';
import './ui/base.css';
import { host, platform } from './api/bridge.ts';
import { loadPreferences } from './app/preferences.ts';
import { applyTheme } from './lib/theme.ts';

// The content security policy has no eval, which zod would otherwise try.
z.config({ jitless: true });
// Before the first paint, so that nothing moves, and no window flashes in the other theme.
document.documentElement.dataset.platform = platform;
document.documentElement.dataset.host = host;
applyTheme(loadPreferences().theme);
