//// right: fractions
double[] trace = {2.0 / 11, 9.0 / 11, 3.0 / 11, -9.0 / 11};

//// right: three digits
double[] trace = {0.182, 0.818, 0.273, -0.818};

//// right: an array made with new
double[] trace = new double[] {2.0 / 11, 9.0 / 11, 3.0 / 11, -9.0 / 11};

//// wrong: 1/L
double[] trace = {0.1, 0.9, 0.6, 0};

//// wrong: one over the mean eigenvalue
double[] trace = {0.2, 0.8, 0.2, -1};

//// wrong: Keep the sign
double[] trace = {0.182, 0.818, 0.273, 0.818};

//// wrong: half the best rate
double[] trace = {1.0 / 11, 10.0 / 11, 7.0 / 11, 1.0 / 11};

//// wrong: Not yet right: the best rate
double[] trace = {2 / 11, 9 / 11, 3 / 11, -9 / 11};

//// wrong: you gave 3
double[] trace = {0.182, 0.818, -0.818};
