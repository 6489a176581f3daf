/**
 * @param {string} name of the element
 * @param {Record<string, string | boolean | undefined>} attributes undefined and false are left out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
    return made;
}

/** @param {string} id @returns {HTMLElement} of the page */
export function byId(id) {
    return document.getElementById(id);
}
