const milliseconds = 86_400_000;

/** Days from 1970-01-01 of 0001-01-01 and 9999-12-31, the calendar that a token can name. */
export const firstDay = -719_162;
export const lastDay = 2_932_896;

/** @param {number} days since 1970-01-01 @returns {Date} midnight of that day, UTC */
export function dateOfDay(days) {
    return new Date(days * milliseconds);
}

/** @param {Date} instant @returns {number} the day it falls on in UTC, counted from 1970-01-01 */
export function dayOf(instant) {
    return Math.floor(instant.getTime() / milliseconds);
}

/** @param {number} days @returns {string} "2026-07-03" */
export function isoOfDay(days) {
    return dateOfDay(days).toISOString().slice(0, 10);
}

/**
 * An instant as the published files write it, "2026-05-20T10:00:00Z".
 * @param {unknown} text @returns {Date | null}
 */
export function instantFromIso(text) {
    if (typeof text !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)) return null;
    const instant = new Date(text);
    return Number.isNaN(instant.getTime()) ? null : instant;
}

/**
 * A time as PDF writes it, "D:20260520100000+02'00'" (ISO 32000-1, 7.9.4), whole to the second.
 * @param {unknown} bytes @returns {Date | null}
 */
export function instantFromPdf(bytes) {
    if (!(bytes instanceof Uint8Array) || bytes.length > 32) return null;
    const form = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z(?:00'?00'?)?|([+-])(\d\d)'?(\d\d)'?)?$/;
    const parts = form.exec(String.fromCharCode(...bytes));
    if (!parts) return null;
    const [, year, month, day, hour, minute, second, sign = "+", hours = "00", minutes = "00"] = parts;
    return instantFromIso(`${year}-${month}-${day}T${hour}:${minute}:${second}${sign}${hours}:${minutes}`);
}
