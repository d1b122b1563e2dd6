(function () {
  "use strict";
  var root = document.documentElement, slides = Array.prototype.slice.call(document.querySelectorAll(".slide"));
  var keys = document.querySelector(".keys"), timer = document.querySelector(".timer"), started = 0, tick = 0, start = 0, now = 0;
  function show(number, silent) {
    now = Math.max(0, Math.min(slides.length - 1, number));
    slides.forEach(function (slide, i) { slide.classList.toggle("now", i === now); });
    try { history.replaceState(null, "", "#s" + (now + 1)); } catch (error) { location.hash = "s" + (now + 1); }
    if (!silent) { slides[now].focus({ preventScroll: !root.classList.contains("all") }); }
  }
  function mode(all) { root.classList.toggle("all", all); root.classList.toggle("one", !all); show(now); }
  function full() {
    if (document.fullscreenElement) { document.exitFullscreen(); } else if (root.requestFullscreen) { root.requestFullscreen().catch(function () {}); }
  }
  function count() {
    var seconds = Math.floor((Date.now() - started) / 1000);
    timer.textContent = Math.floor(seconds / 60) + ":" + ("0" + seconds % 60).slice(-2);
  }
  function clock() {
    timer.hidden = !timer.hidden;
    clearInterval(tick);
    if (!timer.hidden) { started = Date.now(); count(); tick = setInterval(count, 1000); }
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    var all = root.classList.contains("all"), key = event.key;
    keys.hidden = true;
    if (key === "ArrowRight" || key === "ArrowDown" || key === "PageDown" || key === " ") { show(now + (event.shiftKey ? -1 : 1)); }
    else if (key === "ArrowLeft" || key === "ArrowUp" || key === "PageUp" || key === "Backspace") { show(now - 1); }
    else if (key === "Home") { show(0); } else if (key === "End") { show(slides.length - 1); }
    else if (key === "Escape") { mode(!all); } else if (key === "Enter" && all) { mode(false); }
    else if (key === "f" || key === "F") { full(); } else if (key === "t" || key === "T") { clock(); }
    else if (key === "p" || key === "P") { window.print(); } else if (key === "?" || key === "h" || key === "H") { keys.hidden = false; }
    else { return; }
    event.preventDefault();
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest("a")) { return; }
    var slide = event.target.closest(".slide");
    if (root.classList.contains("all")) { if (slide) { now = slides.indexOf(slide); mode(false); } return; }
    show(now + (event.clientX < window.innerWidth / 4 ? -1 : 1));
  });
  document.addEventListener("touchstart", function (event) { start = event.touches[0].clientX; }, { passive: true });
  document.addEventListener("touchend", function (event) {
    var moved = event.changedTouches[0].clientX - start;
    if (Math.abs(moved) > 50) { show(now + (moved < 0 ? 1 : -1)); }
  }, { passive: true });
  window.addEventListener("hashchange", function () { show((parseInt(location.hash.slice(2), 10) || 1) - 1); });
  root.classList.add("one");
  show((parseInt(location.hash.slice(2), 10) || 1) - 1, true);
}());
