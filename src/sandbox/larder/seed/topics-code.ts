import type { Topic } from './topic.ts';

export const codeTopics: readonly Topic[] = [
  {
    folder: 'Coding',
    count: 96,
    genre: 'code',
    tags: 'programming tools opensource git refactoring codereview debugging architecture rust golang career',
    sites:
      'slowcompile.example rubberduck.example fencepost.example nullisland.example tabsandspaces.example',
    subjects:
      'code review|naming things|technical debt|feature flags|cache invalidation|date arithmetic|monorepos|error messages|dead code|pair programming|bisecting with git|undefined behaviour|off-by-one errors|legacy code|state machines',
  },
  { folder: 'Coding/Code', count: 19, genre: 'code', tags: 'opensource', sites: '', subjects: '' },
  {
    folder: 'Coding/Android',
    count: 24,
    genre: 'code',
    tags: 'android java kotlin mobile gradle jetpack',
    sites: 'greenrobotics.example apknotes.example blog.droidshed.example',
    subjects:
      'background services|list recycling|image loading|deep links|material themes|offline sync|Gradle builds|view binding|push notifications|activity lifecycles',
  },
  {
    folder: 'Coding/Python',
    count: 62,
    genre: 'code',
    tags: 'python asyncio packaging typing pytest decorators virtualenv generators',
    sites: 'snakeskin.example blog.walrus.example pycabinet.example importantly.example',
    subjects:
      'Python generators|asyncio|Python packaging|type hints in Python|descriptors|context managers|pytest fixtures|the walrus operator|dataclasses|the Python import system|structural pattern matching|Python memory use',
  },
  {
    folder: 'Coding/Python/Django',
    count: 44,
    genre: 'code',
    tags: 'django python orm migrations drf celery',
    sites: 'blog.hotclub.example pegboard.example djangonauts.example',
    subjects:
      'Django migrations|query counts in Django|custom user models|Django signals|the admin|form validation|REST serializers|Celery retries|template inheritance|multi-tenancy in Django|class-based views',
  },
  {
    folder: 'Coding/Python/Django/Deployment',
    count: 21,
    genre: 'code',
    tags: 'devops deployment nginx gunicorn docker ansible python backups',
    sites: 'greendeploys.example runbook.example rackandruin.example',
    subjects:
      'zero-downtime deploys|static files|health checks|log rotation|secrets in production|systemd units|blue-green deploys|nightly backups|container images',
  },
  {
    folder: 'Coding/Python/Data',
    count: 33,
    genre: 'code',
    tags: 'data pandas numpy statistics visualisation jupyter python algorithm analysis machine-learning',
    sites: 'boxplots.example outliers.example tidytables.example',
    subjects:
      'pandas joins|messy CSV files|histograms|moving averages|confidence intervals|notebooks in production|vectorised code|small multiples|missing values|k-means|gradient descent',
  },
  {
    folder: 'Coding/JavaScript',
    count: 58,
    genre: 'code',
    tags: 'javascript typescript es6 promises bundlers npm webworkers regex deno',
    sites: 'curlybraces.example blog.hoisted.example eventloop.example semicolonless.example',
    subjects:
      'the event loop|closures|tree shaking|TypeScript generics|iterators|regular expressions|module resolution|promises|proxies|debouncing|structured clone|web workers|garbage collection',
  },
  {
    folder: 'Coding/JavaScript/Node',
    count: 31,
    genre: 'code',
    tags: 'node streams http javascript express websockets workers',
    sites: 'blog.backpressure.example nodeshed.example bufferzone.example',
    subjects:
      'Node streams|backpressure|HTTP keep-alive|worker threads|graceful shutdown|native modules|test runners|environment variables|WebSockets|permission models',
  },
  {
    folder: 'Coding/JavaScript/Frontend',
    count: 47,
    genre: 'code',
    tags: 'frontend react components hydration pwa forms webdev testing-library',
    sites: 'abovethefold.example paintandlayout.example blog.viewsource.example shadowroot.example',
    subjects:
      'form state|hydration|custom elements|infinite scroll|optimistic updates|skeleton screens|drag and drop|service workers|image loading|focus management|signals|undo and redo',
  },
  {
    folder: 'Coding/JavaScript/Frontend/CSS',
    count: 38,
    genre: 'code',
    tags: 'css grid flexbox animation sass layout darkmode',
    sites: 'cascadia.example blog.boxmodel.example zindex.example',
    subjects:
      'CSS grid|container queries|cascade layers|sticky headers|fluid type|dark mode|z-index|scroll-driven animation|the :has() selector|logical properties|anchor positioning',
  },
  {
    folder: 'Coding/Databases',
    count: 42,
    genre: 'code',
    tags: 'databases postgres sql indexes transactions redis schema-design sharding',
    sites: 'blog.tablescan.example vacuumed.example rowlocks.example',
    subjects:
      'index-only scans|query plans|isolation levels|deadlocks|time zones in Postgres|soft deletes|window functions|recursive queries|connection pools|full-text search|keyset pagination|UUID keys',
  },
  {
    folder: 'Coding/Databases/SQLite',
    count: 22,
    genre: 'code',
    tags: 'sqlite sql embedded fts performance',
    sites: 'onefile.example blog.pragma.example walmode.example',
    subjects:
      'SQLite in production|write-ahead logging|virtual tables|JSON in SQLite|strict tables|the SQLite query planner|backup APIs|partial indexes',
  },
  {
    folder: 'Coding/APIs',
    count: 36,
    genre: 'code',
    tags: 'api rest http oauth pagination caching json webhooks openapi',
    sites: 'blog.statuscode.example idempotent.example restful-ish.example',
    subjects:
      'idempotency keys|cursor pagination|webhook retries|rate limits|API versioning|ETags|OAuth scopes|error formats|long polling|content negotiation|hypermedia',
  },
  {
    folder: 'Coding/APIs/GraphQL',
    count: 28,
    genre: 'code',
    tags: 'graphql api dataloader schema apollo relay',
    sites: 'blog.nplusone.example fragments.example typedfields.example',
    subjects:
      'GraphQL connections|the N+1 problem|schema evolution|persisted queries|nullable fields|GraphQL errors|query complexity|federation|fragment colocation',
  },
  {
    folder: 'Coding/Command line',
    count: 34,
    genre: 'code',
    tags: 'cli unix bash zsh vim tmux ssh dotfiles awk',
    sites: 'blinkingcursor.example blog.pipesandfilters.example manpages.example',
    subjects:
      'shell quoting|awk one-liners|terminal colours|tmux sessions|SSH tunnels|dotfiles|make as a task runner|job control|vim motions|find and xargs|exit codes',
  },
  {
    folder: 'Coding/Testing',
    count: 27,
    genre: 'code',
    tags: 'testing tdd mocks property-testing ci fuzzing e2e',
    sites: 'blog.redgreen.example flaky.example assertively.example',
    subjects:
      'flaky tests|property-based testing|snapshot tests|test doubles|mutation testing|golden files|contract tests|time in tests|coverage numbers|fuzzing parsers',
  },
];
