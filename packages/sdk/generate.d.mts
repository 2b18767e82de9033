export declare const generatedFile: string
/** The text that generatedFile should hold. */
export declare function generate(): Promise<string>
