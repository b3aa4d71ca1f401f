/// How a notebook looks on a screen, on a phone, in the dark and on paper.
enum Stylesheet {
  static let text = """
    :root {
      --paper: #ffffff; --ink: #1f2328; --faint: #667085; --line: #d9dde3; --field: #f6f7f9; --link: #0b57d0;
      --keyword: #8a2da8; --name: #1a5fb4; --string: #2f7d32; --number: #b3541e; --comment: #6b7686; --warn: #b3261e;
      --warn-field: #fdeeee; --mark: #fff3c4;
      --text: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK KR", "Apple SD Gothic Neo",
        "Malgun Gothic", sans-serif;
      --code: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK KR", monospace;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #16181c; --ink: #e4e6ea; --faint: #98a2b3; --line: #363b44; --field: #1f2228; --link: #8ab4f8;
        --keyword: #d39ae8; --name: #8ab4f8; --string: #94c98b; --number: #e5a06b; --comment: #8b95a5; --warn: #ff9a91;
        --warn-field: #33201f; --mark: #4a4011;
      }
      .result img.figure { background: #ffffff; border-radius: 4px; }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 var(--text); }
    main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
    section { margin: 0 0 1rem; }
    section.text { padding-left: 5.5rem; }
    h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 .6em; }
    h1 { font-size: 1.9rem; } h2 { font-size: 1.5rem; border-bottom: 1px solid var(--line); padding-bottom: .2em; }
    h3 { font-size: 1.25rem; } h4, h5, h6 { font-size: 1.05rem; }
    section.text > :first-child { margin-top: 0; }
    p, ul, ol, blockquote, pre, table { margin: 0 0 .8em; }
    ul, ol { padding-left: 1.7em; }
    li > ul, li > ol { margin-bottom: 0; }
    a { color: var(--link); overflow-wrap: anywhere; }
    blockquote { border-left: 4px solid var(--line); padding: 0 0 0 1em; color: var(--faint); }
    img { max-width: 100%; height: auto; }
    hr { border: 0; border-top: 1px solid var(--line); margin: 1.5em 0; }
    code, pre, .prompt { font-family: var(--code); font-size: .875rem; line-height: 1.5; }
    :not(pre) > code { background: var(--field); border-radius: 4px; padding: .1em .35em; overflow-wrap: anywhere; }
    pre { background: var(--field); border-radius: 6px; padding: .7rem .9rem; overflow-x: auto; tab-size: 4; }
    .in, .out { display: flex; align-items: flex-start; margin: 0 0 .4rem; }
    .prompt { flex: 0 0 5.5rem; padding: .7rem .8rem 0 0; text-align: right; color: var(--faint); white-space: nowrap; }
    .out .prompt { color: var(--warn); padding-top: 0; }
    .source, .result { flex: 1 1 auto; min-width: 0; }
    .source { border: 1px solid var(--line); margin: 0; }
    .result { overflow-x: auto; }
    .result > pre { background: none; padding: 0; margin: 0 0 .4rem; }
    .result > pre.stderr, .result > pre.error { background: var(--warn-field); padding: .7rem .9rem; }
    .result > pre.error { border-left: 4px solid var(--warn); }
    .result img.figure { display: block; margin: .3rem 0; }
    .animation, .animation input[type=range] { max-width: 100%; }
    table { border-collapse: collapse; display: block; overflow-x: auto; max-width: 100%; }
    th, td { padding: .3em .7em; border: 1px solid var(--line); }
    th { background: var(--field); }
    .html table { border: 0; font-size: .85rem; }
    .html th, .html td { border: 0; text-align: right; padding: .25em .6em; background: none; }
    .html tr { border-bottom: 1px solid var(--line); }
    .html tbody tr:nth-child(odd) { background: var(--field); }
    .k, .kc { color: var(--keyword); font-weight: 600; } .nf, .nb { color: var(--name); } .s { color: var(--string); }
    .m { color: var(--number); } .c { color: var(--comment); font-style: italic; } .o { color: inherit; }
    .ansi-bold { font-weight: 700; } .ansi-1 { color: #c4302b; } .ansi-2 { color: #2e8b3d; } .ansi-3 { color: #a67c00; }
    .ansi-4 { color: #3372d6; } .ansi-5 { color: #a347ba; } .ansi-6 { color: #00838f; } .ansi-7 { color: #888888; }
    math { font-family: "STIX Two Math", "Cambria Math", "Latin Modern Math", "Libertinus Math", "Noto Sans Math",
      "DejaVu Math TeX Gyre", math, serif; font-size: 1.08em; }
    math[display="block"] { display: block math; margin: .6em 0; max-width: 100%; overflow-x: auto; overflow-y: hidden; }
    math .bold { font-weight: 700; } math .bold-italic { font-weight: 700; font-style: italic; }
    math .italic { font-style: italic; } math .sans { font-family: var(--text); } math .mono { font-family: var(--code); }
    math mtable { display: inline-table math; width: auto; border: 0; overflow: visible; }
    math mtd { border: 0; padding: .25em .4em; }
    math .aligned mtd { padding: .3em 0; } math .lines mtd { padding: .2em 0; }
    math .left { text-align: left; } math .right { text-align: right; } math .center { text-align: center; }
    math .bar { border-left: 1px solid; }
    math .boxed { border: 1px solid; padding: .2em .3em; } math .cancel { text-decoration: line-through; }
    math .unknown { color: var(--warn); font-family: var(--code); font-size: .85em; background: var(--warn-field); }
    @media (max-width: 40rem) {
      main { padding: 1rem .8rem 3rem; }
      section.text { padding-left: 0; overflow-x: auto; overflow-y: hidden; }
      .in, .out { display: block; }
      .prompt { text-align: left; padding: 0 0 .1rem; font-size: .75rem; }
      .out .prompt:empty { display: none; }
      h1 { font-size: 1.55rem; } h2 { font-size: 1.3rem; }
    }
    @media print {
      body { background: none; color: #000000; font-size: 11pt; }
      main { max-width: none; padding: 0; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; }
      .source, img.figure, table { break-inside: avoid; }
      h1, h2, h3 { break-after: avoid; }
    }
    """
}
