/** Pages that exist, by the name of their folder: `title | address | description | tags`. */
export const PAGES: Readonly<Record<string, string>> = {
  Coding: `
    Semantic Versioning 2.0.0 | https://semver.org/ | | programming
    Keep a Changelog | https://keepachangelog.com/en/1.1.0/ | Don't let your friends dump git logs | git
    The Twelve-Factor App | https://12factor.net/ | Still mostly right | architecture devops
    Oh Shit, Git!?! | https://ohshitgit.com/ | For the bad days | git
    Compiler Explorer | https://godbolt.org/ | | tools rust
    The Rust Programming Language | https://doc.rust-lang.org/book/ | Start here, then write something small | rust
    A Tour of Go | https://go.dev/tour/welcome/1 | | golang
    Choose a License | https://choosealicense.com/ | | opensource
    regular expressions 101 | https://regex101.com/ | | regex tools`,
  Android: `
    Guide to app architecture | https://developer.android.com/topic/architecture | | android architecture
    Material Design 3 | https://m3.material.io/ | | android ui
    Kotlin Koans | https://play.kotlinlang.org/koans/overview | Nice for the train | kotlin`,
  Python: `
    PEP 8 – Style Guide for Python Code | https://peps.python.org/pep-0008/ | | python
    PEP 20 – The Zen of Python | https://peps.python.org/pep-0020/ | Beautiful is better than ugly | python
    asyncio — Asynchronous I/O | https://docs.python.org/3/library/asyncio.html | | python asyncio
    itertools — Functions creating iterators | https://docs.python.org/3/library/itertools.html | | python
    The Hitchhiker's Guide to Python! | https://docs.python-guide.org/ | | python
    Python Package Index | https://pypi.org/ | | python packaging
    Python Packaging User Guide | https://packaging.python.org/en/latest/ | Read before touching setup.py again | python packaging
    Real Python tutorials | https://realpython.com/ | | python`,
  Django: `
    Django at a glance | https://docs.djangoproject.com/en/stable/intro/overview/ | | django python
    Classy Class-Based Views | https://ccbv.co.uk/ | Every method of every view, flattened | django
    Database access optimization | https://docs.djangoproject.com/en/stable/topics/db/optimization/ | | django orm
    Django REST framework | https://www.django-rest-framework.org/ | | drf api django
    Making queries | https://docs.djangoproject.com/en/stable/topics/db/queries/ | | django orm`,
  Deployment: `
    Docker docs | https://docs.docker.com/ | | docker
    nginx documentation | https://nginx.org/en/docs/ | | nginx
    Let's Encrypt | https://letsencrypt.org/getting-started/ | | devops
    systemd for Administrators | https://systemd.io/ | | devops`,
  Data: `
    pandas: 10 minutes to pandas | https://pandas.pydata.org/docs/user_guide/10min.html | | pandas python
    NumPy: the absolute basics for beginners | https://numpy.org/doc/stable/user/absolute_beginners.html | | numpy
    Seeing Theory | https://seeing-theory.brown.edu/ | Probability you can play with | statistics visualisation
    From Data to Viz | https://www.data-to-viz.com/ | Which chart for which question | visualisation`,
  JavaScript: `
    MDN: JavaScript guide | https://developer.mozilla.org/en-US/docs/Web/JavaScript/Guide | | javascript
    The TypeScript Handbook | https://www.typescriptlang.org/docs/handbook/intro.html | | typescript
    TC39 proposals | https://tc39.es/ | What is coming | javascript es6
    You Might Not Need jQuery | https://youmightnotneedjquery.com/ | | javascript
    Eloquent JavaScript | https://eloquentjavascript.net/ | | javascript books
    npm Docs | https://docs.npmjs.com/ | | npm`,
  Node: `
    Node.js documentation | https://nodejs.org/docs/latest/api/ | | node
    Fastify: Getting started | https://fastify.dev/docs/latest/Guides/Getting-Started/ | | node http`,
  Frontend: `
    web.dev: Learn | https://web.dev/learn | | webdev frontend
    Can I use… | https://caniuse.com/ | | webdev css
    React: Quick Start | https://react.dev/learn | | react
    Custom elements | https://developer.mozilla.org/en-US/docs/Web/API/Web_components/Using_custom_elements | | components
    HTML Living Standard | https://html.spec.whatwg.org/multipage/ | | webdev
    WebPageTest | https://www.webpagetest.org/ | | performance webdev
    The A11y checklist | https://www.a11yproject.com/checklist/ | Before every release | accessibility`,
  CSS: `
    A complete guide to flexbox | https://css-tricks.com/snippets/css/a-guide-to-flexbox/ | The one everybody opens | css flexbox
    Grid by Example | https://gridbyexample.com/ | | css grid
    Utopia | https://utopia.fyi/ | Fluid type and space, calculated | css typography
    Flexbox Froggy | https://flexboxfroggy.com/ | | css flexbox
    MDN: CSS reference | https://developer.mozilla.org/en-US/docs/Web/CSS/Reference | | css`,
  Databases: `
    Use The Index, Luke | https://use-the-index-luke.com/ | SQL indexing for developers; the pagination chapter! | sql indexes pagination
    PostgreSQL: Documentation | https://www.postgresql.org/docs/current/ | | postgres
    explain.depesz.com | https://explain.depesz.com/ | Paste a plan, see the slow part | postgres performance
    Modern SQL | https://modern-sql.com/ | | sql
    Jepsen | https://jepsen.io/ | | databases transactions
    Redis commands | https://redis.io/docs/latest/commands/ | | redis`,
  SQLite: `
    Appropriate Uses For SQLite | https://www.sqlite.org/whentouse.html | | sqlite
    Write-Ahead Logging | https://www.sqlite.org/wal.html | | sqlite
    SQLite FTS5 Extension | https://www.sqlite.org/fts5.html | | sqlite fts search
    Quirks, Caveats, and Gotchas In SQLite | https://www.sqlite.org/quirks.html | | sqlite
    SQLite As An Application File Format | https://www.sqlite.org/appfileformat.html | | sqlite`,
  APIs: `
    JSON | https://www.json.org/json-en.html | | json
    RFC 9110: HTTP Semantics | https://www.rfc-editor.org/rfc/rfc9110.html | | http
    RFC 9457: Problem Details for HTTP APIs | https://www.rfc-editor.org/rfc/rfc9457.html | | http api
    OAuth 2.0 Simplified | https://www.oauth.com/ | | oauth
    Larder API documentation | http://developer.larder.io/ | Where this comes from | api rest
    HTTP Status Dogs | https://httpstatusdogs.com/ | | http
    HTTP caching | https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Caching | | http caching`,
  GraphQL: `
    GraphQL: Learn | https://graphql.org/learn/ | | graphql
    GraphQL Cursor Connections Specification | https://relay.dev/graphql/connections.htm | | graphql relay pagination
    Principled GraphQL | https://principledgraphql.com/ | | graphql schema
    Apollo Docs | https://www.apollographql.com/docs/ | | apollo graphql`,
  'Command line': `
    explainshell.com | https://explainshell.com/ | Paste a command, see what each part does | cli bash
    Bash Pitfalls | https://mywiki.wooledge.org/BashPitfalls | | bash
    Command Line Interface Guidelines | https://clig.dev/ | | cli ux
    OpenSSH manual pages | https://www.openssh.com/manual.html | | ssh
    Vim Adventures | https://vim-adventures.com/ | | vim`,
  Testing: `
    Google Testing Blog | https://testing.googleblog.com/ | | testing
    Mocks Aren't Stubs | https://martinfowler.com/articles/mocksArentStubs.html | | testing mocks
    The Practical Test Pyramid | https://martinfowler.com/articles/practical-test-pyramid.html | | testing`,
  Design: `
    Laws of UX | https://lawsofux.com/ | | design ux
    Refactoring UI | https://www.refactoringui.com/ | | design books
    Dribbble | https://dribbble.com/ | | inspiration
    The Noun Project | https://thenounproject.com/ | | icons design`,
  Typography: `
    Practical Typography | https://practicaltypography.com/ | Read the summary of key rules once a year | typography
    Google Fonts | https://fonts.google.com/ | | webfonts
    Fonts In Use | https://fontsinuse.com/ | | typography inspiration
    Modular Scale | https://www.modularscale.com/ | | typography`,
  Colour: `
    Coolors | https://coolors.co/ | | colour palettes
    ColorBrewer 2.0 | https://colorbrewer2.org/ | Colour advice for maps | colour maps
    OKLCH Color Picker & Converter | https://oklch.com/ | | colour css`,
  Interfaces: `
    Nielsen Norman Group: Articles | https://www.nngroup.com/articles/ | | usability research
    GOV.UK Design System | https://design-system.service.gov.uk/ | | ui design-systems
    Human Interface Guidelines | https://developer.apple.com/design/human-interface-guidelines | | ui`,
  Accessibility: `
    WCAG 2.2 | https://www.w3.org/TR/WCAG22/ | | wcag accessibility
    ARIA Authoring Practices Guide | https://www.w3.org/WAI/ARIA/apg/ | Every widget, every key | aria accessibility
    Inclusive Components | https://inclusive-components.design/ | | accessibility components
    WebAIM: Contrast Checker | https://webaim.org/resources/contrastchecker/ | | contrast accessibility`,
  Recipes: `
    Serious Eats | https://www.seriouseats.com/ | | recipes cooking
    Budget Bytes | https://www.budgetbytes.com/ | | recipes quick`,
  Bread: `
    The Fresh Loaf | https://www.thefreshloaf.com/ | | bread sourdough
    King Arthur Baking | https://www.kingarthurbaking.com/ | | baking`,
  Preserving: `
    National Center for Home Food Preservation | https://nchfp.uga.edu/ | | preserving`,
  Garden: `
    Royal Horticultural Society: Advice | https://www.rhs.org.uk/advice | | garden`,
  Woodwork: `
    Paul Sellers' blog | https://paulsellers.com/ | | woodworking tools`,
  Travel: `
    The Man in Seat 61 | https://www.seat61.com/ | Trains from anywhere to anywhere | trains travel
    Wikivoyage | https://en.wikivoyage.org/wiki/Main_Page | | travel`,
  Japan: `
    japan-guide.com | https://www.japan-guide.com/ | | japan travel
    Japan Transit Planner | https://world.jorudan.co.jp/mln/en/ | | trains japan`,
  Synthesizers: `
    Learning Synths | https://learningsynths.ableton.com/ | In the browser, an hour well spent | synths music
    ModularGrid | https://modulargrid.net/ | Dangerous | modular`,
  Writing: `
    Hemingway Editor | https://hemingwayapp.com/ | | editing writing
    Google developer documentation style guide | https://developers.google.com/style | | documentation writing`,
  Maps: `
    OpenStreetMap | https://www.openstreetmap.org/ | | openstreetmap maps
    David Rumsey Map Collection | https://www.davidrumsey.com/ | | maps history
    geojson.io | https://geojson.io/ | | geojson tools
    Overpass Turbo | https://overpass-turbo.eu/ | | openstreetmap data`,
  'Read later': `
    How Complex Systems Fail | https://how.complexsystems.fail/ | Eighteen short points | science essay
    The Public Domain Review | https://publicdomainreview.org/ | | history essay
    99% Invisible | https://99percentinvisible.org/ | | podcast design
    Project Gutenberg | https://www.gutenberg.org/ | | books
    Standard Ebooks | https://standardebooks.org/ | | books typography
    Low-tech Magazine | https://solar.lowtechmagazine.com/ | Runs on the sun | climate essay
    The Internet Archive | https://archive.org/ | | history
    XKCD: Is It Worth the Time? | https://xkcd.com/1205/ | | comics
    Our World in Data | https://ourworldindata.org/ | | data climate
    arXiv.org | https://arxiv.org/ | | science
    日本の灯台 — 写真と歴史 | https://todai.example/写真/ | 灯台の写真がたくさん。 | japan history
    ☕ The coffee index, 1974–2024 📈 | https://theledger.example/coffee-index | 0.99 € → 4.20 € | economics
    <b>Bold</b> claims & "quotes": what markup does in titles | https://oddments.example/?q=%3Cb%3E&page=2#top | Is <i>this</i> escaped? | webdev
    https://longshadow.example/a-page-that-never-said-what-it-is-called | https://longshadow.example/a-page-that-never-said-what-it-is-called | |
    منارة على البحر | https://almanara.example/ | | language
    Tide tables | ftp://tides.example/pub/2019/tables.txt | Plain text, still updated | science
    The router in the cupboard | http://192.168.1.1:8080/status | |
    On the proper length of titles, being an essay in which everything that could be said of brevity is said, and at length. | https://thirdshelf.example/length | Exactly as long as a description may be: one hundred and sixty characters, no more, no less, counted twice on a slow afternoon by a person who has the time now. | essay`,
};
