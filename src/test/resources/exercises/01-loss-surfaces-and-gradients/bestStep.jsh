//// right: fractions
double[] bestStep = {1.0 / 3, 2.0 / 3, 0.5, 0.5};

//// right: three digits
double[] bestStep = {0.333, 0.667, 0.5, 0.5};

//// right: an array made with new
double[] bestStep = new double[] {1.0 / 3, 2.0 / 3, 0.5, 0.5};

//// wrong: is 0 in Java
double[] bestStep = {1 / 3, 2 / 3, 0.5, 0.5};

//// wrong: three digits, please
double[] bestStep = {0.33, 0.67, 0.5, 0.5};

//// wrong: rounding is ε/h
double[] bestStep = {0.5, 1, 1, 1};

//// wrong: put the best h back
double[] bestStep = {1.0 / 3, 1.0 / 3, 0.5, 0.5};

//// wrong: the error of forward is h
double[] bestStep = {1.0 / 3, 2.0 / 3, 1.0 / 3, 2.0 / 3};

//// wrong: q of forward
double[] bestStep = {1.0 / 3, 2.0 / 3, 0.5, 1};
