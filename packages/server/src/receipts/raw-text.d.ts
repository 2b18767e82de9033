/** What Vite makes of a file that is imported for its text. */
declare module '*.md?raw' {
  const text: string;
  export = text;
}
