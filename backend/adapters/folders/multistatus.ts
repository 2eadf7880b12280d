import { SaxesParser } from 'saxes';

/** One member of a WebDAV folder as its server names it. Nothing of it is to be trusted. */
export interface Member {
  readonly href: string;
  readonly isFolder: boolean;
  /** NaN where none is told. */
  readonly bytes: number;
  /** ETag, or else the moment of the last change; empty where neither is told. */
  readonly version: string;
}

const DAV = 'DAV:';
const MOST_MEMBERS = 20_000;
const DEEPEST = 32;
const LONGEST_TEXT = 4096;

/** The answer is no listing: not XML, or more of it than a listing needs. */
export class NoListing extends Error {}

/**
 * Reads the answer to PROPFIND (RFC 4918). A document type is refused, and with it all entities but the five of XML itself, so that no
 * entity can grow into more than was sent.
 */
export class MultistatusReader {
  readonly #members: Member[] = [];
  readonly #parser = new SaxesParser({ xmlns: true });
  readonly #open: string[] = [];
  #isMultistatus = false;
  #text = '';
  #href = '';
  #status = '';
  #properties = new Map<string, string>();
  #found = new Map<string, string>();

  constructor() {
    const parser = this.#parser;
    parser.on('error', (error) => {
      throw new NoListing(error.message);
    });
    parser.on('doctype', () => {
      throw new NoListing('document type');
    });
    parser.on('opentag', ({ uri, local }) => this.#begin(uri === DAV ? local : `{${uri}}${local}`));
    parser.on('text', (text) => this.#say(text));
    parser.on('cdata', (text) => this.#say(text));
    parser.on('closetag', () => this.#end());
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  /** @throws NoListing when the answer was cut off or is none */
  end(): readonly Member[] {
    this.#parser.close();
    if (!this.#isMultistatus) throw new NoListing('no multistatus');
    return this.#members;
  }

  #begin(name: string): void {
    if (this.#open.length === DEEPEST) throw new NoListing('too deep');
    this.#open.push(name);
    this.#text = '';
    if (this.#open.length === 1) this.#isMultistatus = name === 'multistatus';
    if (name === 'response') {
      this.#href = '';
      this.#found = new Map();
    }
    if (name === 'propstat') {
      this.#status = '';
      this.#properties = new Map();
    }
    if (name === 'collection' && this.#open.at(-2) === 'resourcetype') this.#properties.set('collection', '');
  }

  #say(text: string): void {
    this.#text = (this.#text + text).slice(0, LONGEST_TEXT);
  }

  #end(): void {
    const name = this.#open.pop() ?? '';
    const within = this.#open.at(-1);
    const text = this.#text.trim();
    if (name === 'href' && within === 'response') this.#href = text;
    if (name === 'status' && within === 'propstat') this.#status = text;
    if (within === 'prop' && ['getcontentlength', 'getetag', 'getlastmodified'].includes(name)) this.#properties.set(name, text);
    // Properties that the server has not are answered too, with another status.
    if (name === 'propstat' && / 2\d\d( |$)/.test(this.#status)) for (const [key, value] of this.#properties) this.#found.set(key, value);
    if (name === 'response') this.#add();
  }

  #add(): void {
    if (this.#members.length === MOST_MEMBERS) throw new NoListing('too many');
    const length = this.#found.get('getcontentlength') ?? '';
    this.#members.push({
      href: this.#href,
      isFolder: this.#found.has('collection'),
      bytes: /^\d{1,15}$/.test(length) ? Number(length) : Number.NaN,
      version: this.#found.get('getetag') || (this.#found.get('getlastmodified') ?? ''),
    });
  }
}
