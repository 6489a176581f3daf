const svg = "http://www.w3.org/2000/svg";

/** Points of a curve joined by a smooth path: cubic Béziers whose tangents come from the neighbours (Catmull-Rom). */
function smooth(points, closed) {
    const at = (i) => points[closed ? (i + points.length) % points.length : Math.min(Math.max(i, 0), points.length - 1)];
    const number = (value) => value.toFixed(2);
    let path = `M${number(points[0][0])} ${number(points[0][1])}`;
    for (let i = 0; i < points.length - (closed ? 0 : 1); ++i) {
        const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
        const control = [0, 1].map((k) => from[k] + (to[k] - before[k]) / 6);
        const other = [0, 1].map((k) => to[k] - (after[k] - from[k]) / 6);
        path += `C${[...control, ...other, ...to].map(number).join(" ")}`;
    }
    return path;
}

function drawing(viewBox, className, paths) {
    const image = document.createElementNS(svg, "svg");
    image.setAttribute("viewBox", viewBox);
    image.setAttribute("class", className);
    image.setAttribute("aria-hidden", "true");
    image.setAttribute("focusable", "false");
    for (const [d, kind] of paths) {
        const path = document.createElementNS(svg, "path");
        path.setAttribute("d", d);
        path.setAttribute("class", kind);
        image.append(path);
    }
    return image;
}

/** Strands of a straight braid of half height H: y = H · envelope(x) · cos(2πnx/L + π(2k+1)/K). */
function strands(L, H, K, n, envelope) {
    return Array.from({ length: K }, (_, k) => {
        const points = Array.from({ length: n * 8 + 1 }, (_, i) => {
            const x = -L / 2 + (i * L) / (n * 8);
            return [x, H * envelope(x) * Math.cos((2 * Math.PI * n * x) / L + (Math.PI * (2 * k + 1)) / K)];
        });
        return [smooth(points, false), "strand"];
    });
}

/** The spindle that stands under the title of a certificate. @returns {SVGElement} */
export function spindle() {
    const L = 58;
    const envelope = (x) => Math.max(0, Math.cos((Math.PI * x) / L)) ** 1.25;
    return drawing("-29 -2.1 58 4.2", "spindle", strands(L, 1.9, 6, 10, envelope));
}

/** The strip under the head of a supplement. @returns {SVGElement} */
export function strip() {
    const image = drawing("-200 -1.05 400 2.1", "strip", strands(400, 0.95, 4, 68, () => 1));
    image.setAttribute("preserveAspectRatio", "xMidYMid slice");
    return image;
}

/** Closed strands between two radii: ρ(t) = (R+r)/2 + (R−r)/2 · cos(pt + 2πk/K). */
function rosette(R, r, lobes, K) {
    return Array.from({ length: K }, (_, k) => {
        const points = Array.from({ length: lobes * 6 }, (_, i) => {
            const t = (i * Math.PI) / (lobes * 3);
            const rho = (R + r) / 2 + ((R - r) / 2) * Math.cos(lobes * t + (2 * Math.PI * k) / K);
            return [rho * Math.sin(t), -rho * Math.cos(t)];
        });
        return [`${smooth(points, true)}Z`, "strand"];
    });
}

function circle(r) {
    return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
}

// Drawn in a square of 12 about the origin; each differs in shape, so that colour never speaks alone.
const signs = {
    good: "M-4.6 .4L-1.4 3.6L4.8 -3.6",
    bad: "M-3.6 -3.6L3.6 3.6M3.6 -3.6L-3.6 3.6",
    replaced: "M-4.6 0H4.2M.8 -3.6L4.4 0L.8 3.6",
    suspended: "M-2.2 -4V4M2.2 -4V4",
    expired: "M0 -4.6V0L3.4 2.4",
    unknown: "M-2.6 -2.6A2.7 2.7 0 1 1 1.2 .1Q0 .8 0 2M0 4.6V4.7",
    notice: "M0 -5V1.2M0 4.6V4.7",
    number: "M-4.2 -2.4H4.2M-4.2 2.4H4.2M-1.4 -5L-2.4 5M2.4 -5L1.4 5",
};

/** A sign within a rosette, the seal of a verdict. @param {keyof signs} sign @returns {SVGElement} */
export function emblem(sign) {
    return drawing("-15.7 -15.7 31.4 31.4", "emblem", [
        ...rosette(15.3, 12.2, 36, 6),
        [circle(15.5), "rim"],
        [circle(11.6), "field"],
        [signs[sign], "sign"],
    ]);
}

function stone(from, to, inner, outer) {
    const point = (angle, radius) => `${(radius * Math.cos(angle)).toFixed(2)} ${(-radius * Math.sin(angle)).toFixed(2)}`;
    return `M${point(from, inner)}L${point(from, outer)}A${outer} ${outer} 0 0 0 ${point(to, outer)}L${point(to, inner)}A${inner} ${inner} 0 0 1 ${point(from, inner)}Z`;
}

/** The stamp at the head of the page: an arch of seven stones, the keystone in the accent colour. @returns {SVGElement} */
export function stamp() {
    const step = Math.PI / 7;
    const stones = Array.from({ length: 7 }, (_, i) => {
        const key = i === 3;
        const d = stone(i * step + 0.04, (i + 1) * step - 0.04, key ? 3.6 : 4.2, key ? 9 : 7.6);
        return [d, key ? "keystone" : "stone"];
    });
    const pillars = [-7.6, 4.2].map((x) => [`M${x} .5h3.4v4.2h-3.4ZM${x - 0.4} 5.2h4.2v.9h-4.2Z`, "stone"]);
    return drawing("-15.7 -15.7 31.4 31.4", "stamp", [
        ...rosette(15.3, 12.2, 36, 6), [circle(15.5), "rim"], [circle(11.9), "ring"], ...stones, ...pillars,
    ]);
}
