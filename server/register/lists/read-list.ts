import { SaxesParser, type SaxesTagNS } from "saxes";
import { listDeclarations } from "./catalogue.ts";
import { compileList } from "./compile.ts";
import { type ListSink, ListTree } from "./list-tree.ts";
import { ListRefusal } from "./refusal.ts";
import { Utf8Text } from "./utf8.ts";

/** The maximum size of a list (MedMij, "Interfaces lijsten"). */
export const listBytesMax = 250 * 1024 * 1024;
/** This much text without a parser event is one giant name, value or comment, which no real list has. */
const eventlessLengthMax = 64 * 1024;
const pieceLength = 64 * 1024;

/**
 * Parses one list from chunks of bytes: well-formed XML in UTF-8, in a known namespace, valid under the rules of that
 * list.
 * Memory is bounded by the chunk size, whatever the file contains. Throws ListRefusal; any other error is a bug.
 */
export class ListReader {
  private readonly parser = new SaxesParser({
    xmlns: true,
    position: true,
    forceXMLVersion: true,
    defaultXMLVersion: "1.0",
  });
  private readonly decoder = new Utf8Text();
  private readonly sink: ListSink;
  private readonly bytesMax: number;
  private tree: ListTree | null = null;
  private byteCount = 0;
  private hadEvent = false;
  private eventlessLength = 0;

  constructor(sink: ListSink, bytesMax = listBytesMax) {
    this.sink = sink;
    this.bytesMax = bytesMax;
    this.listen();
  }

  /** Unknown elements, with the number of occurrences. */
  get ignored(): Record<string, number> {
    return this.tree?.ignored ?? {};
  }

  write(bytes: Uint8Array): void {
    const isFirst = this.byteCount === 0;
    this.byteCount += bytes.byteLength;
    if (this.byteCount > this.bytesMax)
      throw new ListRefusal("too-large", { ...this.place(), expected: String(this.bytesMax) });
    if (isFirst) this.checkStart(bytes);
    // In pieces, whatever the chunk size: the limit on text without an event is checked after each.
    for (let start = 0; start < bytes.byteLength; start += pieceLength)
      this.feed(this.decoder.decode(bytes.subarray(start, start + pieceLength), this.place()));
  }

  end(): void {
    if (this.byteCount === 0) throw new ListRefusal("empty");
    this.feed(this.decoder.end(this.place()));
    this.parse(() => this.parser.close());
  }

  private feed(text: string): void {
    this.hadEvent = false;
    this.parse(() => this.parser.write(text));
    this.eventlessLength = this.hadEvent ? 0 : this.eventlessLength + text.length;
    if (this.eventlessLength >= eventlessLengthMax)
      throw new ListRefusal("token-too-long", { ...this.place(), expected: String(eventlessLengthMax) });
  }

  /** Without an error listener the parser throws its first error. */
  private parse(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (error instanceof ListRefusal || !(error instanceof Error) || !/^\d+:\d+: /.test(error.message)) throw error;
      this.refuseSyntax(error.message);
    }
  }

  private place() {
    return { line: this.parser.line, column: this.parser.column };
  }

  /** Recognizes other encodings and archives by their first bytes, for a specific message. */
  private checkStart(bytes: Uint8Array): void {
    const [first, second] = [bytes[0], bytes[1]];
    const isWide =
      (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0;
    if (isWide) throw new ListRefusal("encoding", { line: 1, column: 0, expected: "UTF-8" });
    const isArchive = (first === 0x1f && second === 0x8b) || (first === 0x50 && second === 0x4b);
    if (isArchive) throw new ListRefusal("not-xml", { line: 1, column: 0, expected: "XML" });
    const beginning = Buffer.from(bytes.subarray(0, 512)).toString("latin1");
    if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html[\s>])/i.test(beginning))
      throw new ListRefusal("html", { line: 1, column: 0 });
  }

  /**
   * Do not add listeners: the parser assigns them by computed name, and beyond a dozen such properties V8 drops the
   * object's fast shape, which makes parsing five times slower.
   */
  private listen(): void {
    const { parser } = this;
    parser.on("opentag", (tag) => {
      this.hadEvent = true;
      if (this.tree) this.tree.open(tag.local, tag.uri);
      else this.tree = this.start(tag);
    });
    parser.on("closetag", () => {
      this.hadEvent = true;
      this.tree?.close();
    });
    const characters = (text: string) => {
      this.hadEvent = true;
      if (this.tree?.isOpen) this.tree.characters(text);
    };
    parser.on("text", characters);
    parser.on("cdata", characters);
    parser.on("doctype", (doctype) => {
      throw new ListRefusal(/^\s*html\b/i.test(doctype) ? "html" : "doctype", {
        ...this.place(),
        value: doctype.trim(),
      });
    });
  }

  private start(tag: SaxesTagNS): ListTree {
    const name = tag.local;
    const { encoding, version } = this.parser.xmlDecl;
    if (encoding && !/^utf-?8$/i.test(encoding))
      throw new ListRefusal("encoding", { ...this.place(), value: encoding, expected: "UTF-8" });
    if (version && version !== "1.0")
      throw new ListRefusal("xml-version", { ...this.place(), value: version, expected: "1.0" });
    if (/^html$/i.test(name)) throw new ListRefusal("html", { ...this.place(), element: name });
    const declaration = listDeclarations.find((candidate) => candidate.namespace === tag.uri);
    if (!declaration)
      throw new ListRefusal("unknown-namespace", { ...this.place(), element: name, value: tag.uri || "—" });
    const parser = this.parser;
    const place = {
      get line() {
        return parser.line;
      },
      get column() {
        return parser.column;
      },
    };
    const tree = new ListTree(compileList(declaration), this.sink, place);
    tree.openRoot(name, tag.uri);
    return tree;
  }

  /** Classifies the parser's error by its message: not XML at all, an early end, or otherwise not well-formed. */
  private refuseSyntax(message: string): never {
    const said = message.replace(/^\d+:\d+: /, "");
    const isEnd = /^(unclosed tag|unexpected end)/.test(said);
    const isNoXml = this.tree === null && /outside of root|must contain a root|disallowed character/.test(said);
    const rule = isEnd ? "truncated" : isNoXml ? "not-xml" : "not-well-formed";
    throw new ListRefusal(rule, { ...this.place(), value: said });
  }
}

/** Parses a whole stream of chunks; waits between chunks when `pause` returns a promise. */
export async function readList(
  chunks: AsyncIterable<Uint8Array>,
  sink: ListSink,
  pause?: () => Promise<void> | undefined,
): Promise<{ ignored: Record<string, number> }> {
  const reader = new ListReader(sink);
  for await (const chunk of chunks) {
    reader.write(chunk);
    const waiting = pause?.();
    if (waiting) await waiting;
  }
  reader.end();
  return { ignored: reader.ignored };
}
