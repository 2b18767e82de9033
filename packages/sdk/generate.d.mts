export declare const generatedFolder: string
/** The files that generatedFolder should hold, each path with its text. */
export declare function generate(): Promise<Map<string, string>>
