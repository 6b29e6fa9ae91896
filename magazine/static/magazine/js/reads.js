// Tells the magazine that somebody reads this article: which article, and nothing else. No cookie
// goes along, nothing is kept in the browser, and who asks not to be tracked is left out.

const PATIENCE = 10; // seconds in view, after which a page is read and not only opened

const address = document.body.dataset.read;
const isRefused =
  navigator.globalPrivacyControl === true || [navigator.doNotTrack, window.doNotTrack].includes("1");

if (address && !isRefused && !navigator.webdriver) {
  let seconds = 0;
  const timer = setInterval(() => {
    if (document.visibilityState !== "visible" || ++seconds < PATIENCE) return;
    clearInterval(timer);
    fetch(address, { method: "POST", keepalive: true, credentials: "omit" }).catch(() => {});
  }, 1000);
}
