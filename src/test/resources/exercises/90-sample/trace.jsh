//// right: by hand
double[] trace = {-1, -2.5, -4.25};

//// wrong: Heavy ball sums
double[] trace = {-0.5, -1.25, -2.125};

//// wrong: plain gradient descent
double[] trace = {-1, -2, -3};

//// wrong: The first 2 numbers are right
double[] trace = {-1, -2.5, -4};

//// wrong: you gave 2
double[] trace = {-1, -2.5};
