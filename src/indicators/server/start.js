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
  const measure = () => {
    const width = innerWidth < 900 ? "narrow" : "wide";
    document.cookie = `width=${width}; path=${new URL("./", document.baseURI).pathname}; SameSite=Lax`;
  };
  addEventListener("resize", measure);
  measure();
})();
