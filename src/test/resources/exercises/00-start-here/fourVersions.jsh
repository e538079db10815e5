//// right: by hand
double[] fourVersions = {0.25, 2, 0, 0.25};

//// right: computed
double[] fourVersions = {0.5 * 0.5, (int) 0.5 ^ 2, 1/2 * 0.5 * 0.5 * 2, Math.pow(0.5, 2)};

//// right: an array made with new
double[] fourVersions = new double[] {0.25, 2, 0, 0.25};

//// wrong: exclusive or
double[] fourVersions = {0.25, 0, 0, 0.25};

//// wrong: the cast binds tighter
double[] fourVersions = {0.25, 1, 0, 0.25};

//// wrong: two whole numbers give 0
double[] fourVersions = {0.25, 2, 0.25, 0.25};

//// wrong: Two of the four
double[] fourVersions = {0.25, 0.25, 0.25, 0.25};
