// The page's scripts come all or not at all. Where one was lost on its way, they are asked for once more; then it is said. A
// browser loses one also when it ends the worker that holds it, as another page is closed.
addEventListener("error", (event) => {
    if (!(event.target instanceof HTMLScriptElement)) return;
    if (performance.getEntriesByType("navigation")[0]?.type !== "reload") location.reload();
    else if (document.readyState === "loading") addEventListener("DOMContentLoaded", sayBroken);
    else sayBroken();
}, true);

function sayBroken() {
    document.getElementById("broken").hidden = false;
}
