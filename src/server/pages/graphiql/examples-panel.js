// Runs in the browser, before GraphiQL starts. What it knows of GraphiQL: where it keeps its tabs, the names of a few
// elements, and `__MONACO`, the editor that it leaves for scripts like this one. test/server/pages/graphiql.test.ts shows
// whether that is still so.
(() => {
  const panel = document.querySelector('#examples');
  const toggle = document.querySelector('#examples-toggle');
  const buttons = [...panel.querySelectorAll('button[data-query]')];
  const narrow = matchMedia('(max-width: 800px)');

  for (const button of buttons) {
    button.addEventListener('click', ({ detail }) => {
      // The second click of a double click comes before GraphiQL has stored the tab that the first has opened.
      if (detail < 2) open(button.dataset);
    });
  }
  toggle.addEventListener('click', () => show(toggle.getAttribute('aria-expanded') !== 'true'));
  narrow.addEventListener('change', () => show(!narrow.matches));
  show(!narrow.matches);
  tidyTabs();

  function show(isShown) {
    toggle.setAttribute('aria-expanded', String(isShown));
  }

  /** Shows an example in its own tab, with the headers that are there now: they may hold the visitor's credentials. */
  function open({ query, variables }) {
    if (!window.__MONACO) return;
    if (narrow.matches) show(false);
    const index = storedTabs().tabs.findIndex((tab) => tab.query === query);
    const tab = document.querySelectorAll('.graphiql-tab-button')[index];
    if (tab) {
      tab.click();
    } else {
      const headers = editor('request-headers.json').getValue();
      document.querySelector('.graphiql-tab-add').click();
      editor('operation.graphql').setValue(query);
      editor('variables.json').setValue(variables);
      editor('request-headers.json').setValue(headers);
    }
    document.querySelector(`[data-name="${variables ? 'variables' : 'headers'}"]`).click();
  }

  function editor(file) {
    return window.__MONACO.editor.getModels().find(({ uri }) => uri.path.endsWith(file));
  }

  /**
   * Brings back the tabs that a visitor wrote and the one that was in front. Blank ones go, and examples left as they
   * came, which are a click away. GraphiQL itself opens one more, blank, where nothing tells it which to show.
   */
  function tidyTabs() {
    const { tabs, activeTabIndex } = storedTabs();
    if (tabs.length === 0) return;
    const front = tabs[activeTabIndex] ?? tabs[0];
    const kept = tabs.filter((tab) => tab === front || (tab.query && !isExample(tab)));
    const state = { tabs: kept, activeTabIndex: kept.indexOf(front) };
    localStorage.setItem('graphiql:tabState', JSON.stringify(state));
    if (new URLSearchParams(location.search).has('query')) return;
    localStorage.setItem('graphiql:query', front.query ?? '');
    localStorage.setItem('graphiql:variables', front.variables ?? '');
  }

  function isExample({ query, variables }) {
    return buttons.some(({ dataset }) => dataset.query === query && dataset.variables === (variables ?? ''));
  }

  function storedTabs() {
    try {
      const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState'));
      return { tabs: [...tabs], activeTabIndex };
    } catch {
      return { tabs: [], activeTabIndex: 0 };
    }
  }
})();
