(() => {
  const page = document.documentElement;
  window.__streamlit = {
    BACKEND_BASE_URL: new URL("./", document.baseURI).href,
    HOST_CONFIG: {
      allowedOrigins: [location.origin],
      useExternalAuthToken: false,
      enableCustomParentMessages: false,
      enforceDownloadInNewTab: false,
      metricsUrl: "",
      blockErrorDialogs: false,
      resourceCrossOriginMode: null,
    },
  };
  const follow = () => {
    const wanted = new URLSearchParams(location.search).get("lang");
    if (page.dataset.languages.split(" ").includes(wanted)) page.lang = wanted;
  };
  for (const name of ["pushState", "replaceState"]) {
    const plain = history[name];
    history[name] = function (...values) {
      plain.apply(this, values);
      follow();
    };
  }
  addEventListener("popstate", follow);
  // Streamlit tells the app no width: the address of its socket does, so that nothing is kept in the browser.
  window.WebSocket = class extends WebSocket {
    constructor(address, ...rest) {
      const target = new URL(address, location.href);
      target.searchParams.set("width", innerWidth < 900 ? "narrow" : "wide");
      super(target.href, ...rest);
    }
  };
})();
