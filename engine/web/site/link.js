const form = /^https:\/\/([^/#?\s]+)\/v\/#(.*)$/is;
const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const hostForm = new RegExp(`^${label}(?:\\.${label})*(?::\\d{1,5})?$`, "i");

function isToken(text) {
    return text.startsWith("PREVIEW0") || /^[A-Z2-7]{40,}$/.test(text);
}

/**
 * The text of a code, https://HOST/V/#TOKEN in any letter case but that of the token, or the token alone.
 * @param {string} text
 * @returns {{host: string | null, token: string} | null} null where the text is no link of a verification code
 */
export function codeFromText(text) {
    const trimmed = text.trim();
    if (!trimmed.includes("#")) return isToken(trimmed) ? { host: null, token: trimmed } : null;
    const link = form.exec(trimmed);
    if (!link || !hostForm.test(link[1])) return null;
    return { host: link[1].toLowerCase(), token: link[2] };
}
