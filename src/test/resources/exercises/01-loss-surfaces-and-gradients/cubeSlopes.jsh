//// right: by hand
double[] cubeSlopes = {15.25, 12.25};

//// right: by Java
double[] cubeSlopes = {(2.5 * 2.5 * 2.5 - 8) / 0.5, (2.5 * 2.5 * 2.5 - 1.5 * 1.5 * 1.5) / 1};

//// right: an array made with new
double[] cubeSlopes = new double[] {15.25, 12.25};

//// wrong: 2h apart
double[] cubeSlopes = {15.25, 24.5};

//// wrong: exact slope
double[] cubeSlopes = {12, 12};

//// wrong: backward difference
double[] cubeSlopes = {9.25, 12.25};

//// wrong: difference of heights
double[] cubeSlopes = {7.625, 12.25};

//// wrong: exchanged
double[] cubeSlopes = {12.25, 15.25};

//// wrong: you gave 1
double[] cubeSlopes = {12.25};
