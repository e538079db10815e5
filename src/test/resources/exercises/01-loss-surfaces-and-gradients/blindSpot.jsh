//// right: a component doubled
Objective blindSpot = (w, g) -> {
    g[0] = 4 * w[0];
    g[1] = 2 * w[1];
    return w[0] * w[0] + w[1] * w[1];
};

//// right: one term forgotten
Objective blindSpot = (w, g) -> {
    g[0] = 3 + w[1];
    g[1] = -2 + w[0] + 2 * w[1];
    return 3 * w[0] - 2 * w[1] + w[0] * w[1] + Math.pow(w[0], 3) + w[1] * w[1];
};

//// right: the wrong sign
Objective blindSpot = (w, g) -> {
    g[0] = Math.sin(w[0]);
    g[1] = 0;
    return Math.cos(w[0]);
};

//// wrong: right everywhere
Objective blindSpot = (w, g) -> {
    g[0] = 2 * w[0];
    g[1] = 2 * w[1];
    return w[0] * w[0] + w[1] * w[1];
};

//// wrong: already speaks up
Objective blindSpot = (w, g) -> {
    g[0] = 2 * w[0] + 1;
    g[1] = 2 * w[1];
    return w[0] * w[0] + w[1] * w[1];
};

//// wrong: already speaks up
Objective blindSpot = (w, g) -> {
    g[0] = 6;
    g[1] = 2;
    return 3 * w[0] + 2 * w[1];
};

//// wrong: it leaves g as it was
Objective blindSpot = (w, g) -> w[0] * w[0] + w[1] * w[1];

//// wrong: at some other points
Objective blindSpot = (w, g) -> {
    g[0] = w[0] > 0 ? 4 * w[0] : 2 * w[0];
    g[1] = 2 * w[1];
    return w[0] * w[0] + w[1] * w[1];
};

//// wrong: beyond an array
Objective blindSpot = (w, g) -> {
    g[1] = 2 * w[1];
    g[2] = 0;
    return w[1] * w[1];
};
