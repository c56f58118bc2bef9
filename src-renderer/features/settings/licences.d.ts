/** The packages that Magpie contains and their licences, made by the build (electron.vite.config.ts). */
declare module 'magpie:licences' {
  const text: string;
  export default text;
}
