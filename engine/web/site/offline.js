let address;

/**
 * Asks the browser to keep the page for use without a network.
 * @param {string} language whose texts are in use
 */
export async function keepForOffline(language) {
    if (!navigator.serviceWorker) return;
    // Where the browser asks for trusted addresses of scripts, this is the only one it gets.
    const policy = globalThis.trustedTypes?.createPolicy?.bind(trustedTypes);
    address ??= policy ? policy("sigillum", { createScriptURL: () => "worker.js" }).createScriptURL("") : "worker.js";
    try {
        await navigator.serviceWorker.register(address);
        const { active } = await navigator.serviceWorker.ready;
        active.postMessage({ keep: `texts/${language}.json` });
    } catch {
        // It works without; only not offline.
    }
}
