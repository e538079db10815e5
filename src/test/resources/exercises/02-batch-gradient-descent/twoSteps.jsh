//// right: by hand
double[] twoSteps = {0.81, -0.9, 0.6561, 0.81};

//// right: computed
double[] twoSteps = {1 - 0.19, 1 - 1.9, Math.pow(0.81, 2), Math.pow(-0.9, 2)};

//// right: an array made with new
double[] twoSteps = new double[] {0.81, -0.9, 0.6561, 0.81};

//// wrong: uphill
double[] twoSteps = {1.19, 2.9, 1.4161, 8.41};

//// wrong: measure again
double[] twoSteps = {0.81, -0.9, 0.62, -2.8};

//// wrong: The ½ is lost
double[] twoSteps = {0.62, -2.8, 0.3844, 7.84};

//// wrong: the curvature 1 for both
double[] twoSteps = {0.81, 0.81, 0.6561, 0.6561};

//// wrong: crosses to the other side
double[] twoSteps = {0.81, 0.9, 0.6561, 0.81};

//// wrong: positive
double[] twoSteps = {0.81, -0.9, 0.6561, -0.81};

//// wrong: amount
double[] twoSteps = {0.81, -0.9, 0.62, 0.81};

//// wrong: 4 numbers
double[] twoSteps = {0.81, -0.9};
