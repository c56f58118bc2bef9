/* Required before the app: it takes itself for one that was packed as an AppImage, with MAGPIE_RESOURCES beside its archive. */
const { app } = require('electron');

Object.defineProperty(app, 'isPackaged', { value: true });
Object.defineProperty(process, 'resourcesPath', { value: process.env.MAGPIE_RESOURCES });
