/**
 * Starred repositories by the name of their folder: `owner/name | description | tags`, the description and the tags
 * as somebody might keep them.
 */
export const REPOSITORIES: Readonly<Record<string, string>> = {
  // The first stars, imported on the day the account was new.
  Code: `
    jquery/jquery | jQuery JavaScript Library | javascript opensource
    rails/rails | Ruby on Rails | ruby opensource
    mbostock/d3 | Bring data to life with SVG, Canvas and HTML | javascript visualisation
    twbs/bootstrap | The HTML, CSS and JavaScript framework for responsive, mobile first projects | css frontend
    robbyrussell/oh-my-zsh | A community-driven framework for managing your zsh configuration | zsh cli
    FortAwesome/Font-Awesome | The iconic font and CSS toolkit | css icons
    h5bp/html5-boilerplate | A front-end template for fast, robust and adaptable sites | frontend
    meteor/meteor | | javascript node
    torvalds/linux | Linux kernel source tree | unix opensource
    git/git | The content tracker, read-only mirror | git
    antirez/redis | An in-memory database that persists on disk | redis databases
    nvie/gitflow | Git extensions for a branching model | git
    mitsuhiko/flask | A microframework based on Werkzeug, Jinja2 and good intentions | python
    ReactiveX/RxJava | Composing asynchronous programs with observable sequences | java
    google/guava | Google core libraries for Java | java
    square/retrofit | Type-safe HTTP client for Android and Java | android java http
    junit-team/junit4 | A programmer-oriented testing framework for Java | java testing
    elastic/elasticsearch | Distributed, RESTful search engine | java search`,
  Coding: `
    rust-lang/rust | Empowering everyone to build reliable software | rust opensource
    golang/go | The Go programming language | golang opensource
    ziglang/zig | General-purpose language and toolchain | programming
    github/gitignore | Useful .gitignore templates | git
    kamranahmedse/developer-roadmap | Roadmaps for developers | career
    sindresorhus/awesome | Lists about all kinds of interesting topics | opensource
    tldr-pages/tldr | Collaborative cheatsheets for console commands | cli tools
    joshbuchea/HEAD | A guide to everything that could go in the head of a document | frontend webdev
    neetcode-gh/leetcode | Solutions to practise with | algorithm career
    microsoft/vscode | Visual Studio Code | tools
    helix-editor/helix | A post-modern modal text editor | rust tools`,
  Android: `
    square/okhttp | HTTP client for the JVM, Android and GraalVM | android java http
    square/leakcanary | A memory leak detection library for Android | android debugging
    bumptech/glide | Image loading focused on smooth scrolling | android java
    coil-kt/coil | Image loading for Android and Compose | android kotlin
    JakeWharton/timber | A logger with a small, extensible API | android java
    google/dagger | A fast dependency injector for Android and Java | android java`,
  Python: `
    python/cpython | The Python programming language | python opensource
    psf/black | The uncompromising code formatter | python tools
    astral-sh/ruff | An extremely fast Python linter, written in Rust | python rust tools
    astral-sh/uv | An extremely fast Python package manager | python packaging
    pallets/click | Composable command line interfaces | python cli
    encode/httpx | A next generation HTTP client for Python | python http asyncio
    Textualize/rich | Rich text and beautiful formatting in the terminal | python cli
    Textualize/textual | Terminal apps with a modern framework | python cli
    pydantic/pydantic | Data validation using Python type hints | python typing
    python-attrs/attrs | Python classes without boilerplate | python
    pytest-dev/pytest | Makes it easy to write small tests | python pytest testing
    HypothesisWorks/hypothesis | Property-based testing for Python | python property-testing
    dateutil/dateutil | Useful extensions to the standard datetime features | python
    python-poetry/poetry | Python packaging and dependency management | python packaging`,
  Django: `
    django/django | The web framework for perfectionists with deadlines | django python
    encode/django-rest-framework | Web APIs for Django | django drf api
    celery/celery | Distributed task queue | celery python
    jazzband/django-debug-toolbar | Various debug information about the current request | django debugging
    wagtail/wagtail | A CMS focused on flexibility and user experience | django cms
    adamchainz/django-htmx | Extensions for using Django with htmx | django htmx
    carltongibson/django-filter | Declarative dynamic query filtering | django drf`,
  Deployment: `
    benoitc/gunicorn | Green Unicorn, a WSGI HTTP server | gunicorn python
    caddyserver/caddy | A web server with automatic HTTPS | devops http
    ansible/ansible | Simple IT automation | ansible devops
    restic/restic | Fast, secure, efficient backups | backups
    dokku/dokku | A small platform as a service on one machine | devops docker`,
  Data: `
    pandas-dev/pandas | Flexible and powerful data analysis | pandas python data
    numpy/numpy | The fundamental package for scientific computing | numpy python
    scikit-learn/scikit-learn | Machine learning in Python | machine-learning python
    simonw/datasette | Explore and publish data | data sqlite python
    jupyterlab/jupyterlab | The computational environment | jupyter python
    vega/altair | Declarative visualisation for Python | visualisation python`,
  JavaScript: `
    microsoft/TypeScript | JavaScript with syntax for types | typescript
    evanw/esbuild | An extremely fast bundler for the web | bundlers javascript
    rollup/rollup | Next-generation ES module bundler | bundlers es6
    prettier/prettier | An opinionated code formatter | javascript tools
    biomejs/biome | Format and lint in one | tools rust javascript
    date-fns/date-fns | Modern date utility library | javascript
    lodash/lodash | Utilities with consistency, modularity and performance | javascript
    sindresorhus/ky | A tiny HTTP client based on fetch | http javascript
    type-challenges/type-challenges | Type puzzles with an online judge | typescript`,
  Node: `
    nodejs/node | JavaScript runtime built on V8 | node
    nodejs/undici | An HTTP/1.1 client, written from scratch for Node.js | node http
    expressjs/express | Fast, unopinionated, minimalist web framework | express node
    fastify/fastify | Fast and low overhead web framework | node http
    honojs/hono | Web framework built on web standards | node workers
    websockets/ws | Simple to use WebSocket client and server | websockets node
    pinojs/pino | Very low overhead logger | node logging`,
  Frontend: `
    facebook/react | The library for web and native user interfaces | react
    vuejs/core | The progressive JavaScript framework | frontend components
    sveltejs/svelte | Web development for the rest of us | frontend components
    bigskysoftware/htmx | High power tools for HTML | htmx frontend
    lit/lit | Simple, fast web components | components
    testing-library/dom-testing-library | Utilities that encourage good testing practices | testing-library testing
    vitest-dev/vitest | Next generation testing framework | testing javascript`,
  CSS: `
    necolas/normalize.css | A modern alternative to CSS resets | css
    argyleink/open-props | Supercharged CSS variables | css
    postcss/postcss | Transforming styles with JavaScript plugins | css tools
    animate-css/animate.css | A cross-browser library of animations | css animation`,
  Databases: `
    postgres/postgres | Mirror of the official PostgreSQL repository | postgres
    pgbouncer/pgbouncer | Lightweight connection pooler for PostgreSQL | postgres
    PostgREST/postgrest | REST API for any Postgres database | postgres rest api
    duckdb/duckdb | An analytical in-process SQL database | databases sql
    dbeaver/dbeaver | Free universal database tool | databases tools`,
  SQLite: `
    sqlite/sqlite | Official mirror of the SQLite source tree | sqlite
    benbjohnson/litestream | Streaming replication for SQLite | sqlite backups
    simonw/sqlite-utils | CLI tool and Python library for SQLite databases | sqlite python cli`,
  APIs: `
    OAI/OpenAPI-Specification | The OpenAPI specification repository | api rest
    Kong/insomnia | The API client for REST and GraphQL | api tools
    public-apis/public-apis | A collective list of free APIs | api
    panva/oauth4webapi | Low-level OAuth 2 client for JavaScript runtimes | oauth javascript`,
  GraphQL: `
    graphql/graphql-spec | The GraphQL specification | graphql
    graphql/graphql-js | A reference implementation for JavaScript | graphql javascript
    graphql/dataloader | Batching and caching for data fetching | dataloader graphql
    hayes/pothos | A schema builder for TypeScript | graphql typescript
    graphql-hive/graphql-yoga | A server that works wherever JavaScript does | graphql node
    artsy/metaphysics | Artsy's GraphQL API | graphql rest
    graphql/graphiql | The browser IDE | graphql tools`,
  'Command line': `
    BurntSushi/ripgrep | Recursively searches directories for a regex pattern | cli rust regex
    junegunn/fzf | A command line fuzzy finder | cli golang
    sharkdp/bat | A cat clone with wings | cli rust
    tmux/tmux | The terminal multiplexer | tmux cli
    neovim/neovim | Vim fork focused on extensibility | vim
    koalaman/shellcheck | A static analysis tool for shell scripts | bash tools
    stedolan/jq | Command-line JSON processor | cli json
    fish-shell/fish-shell | The user-friendly command line shell | cli`,
  Testing: `
    dubzzz/fast-check | Property-based testing for JavaScript | property-testing javascript
    microsoft/playwright | Reliable end-to-end testing | testing
    google/oss-fuzz | Continuous fuzzing for open source software | fuzzing`,
  Typography: `
    rsms/inter | The Inter font family | fonts
    tonsky/FiraCode | Monospaced font with programming ligatures | fonts programming`,
  Accessibility: `
    dequelabs/axe-core | Accessibility engine for automated testing | accessibility testing
    a11yproject/a11yproject.com | A community-driven effort | accessibility`,
  Synthesizers: `
    pichenettes/eurorack | Code for a family of modules | modular opensource
    supercollider/supercollider | An audio server, language and IDE | music programming
    surge-synthesizer/surge | Surge XT, a hybrid synthesizer | synths opensource`,
  Maps: `
    maplibre/maplibre-gl-js | Vector tile maps in the browser | maps javascript
    Leaflet/Leaflet | Mobile-friendly interactive maps | maps javascript
    openstreetmap/openstreetmap-website | The Rails application that powers OpenStreetMap | openstreetmap ruby`,
};
