//// right: by the rules of Java
double[] javaNumbers = {3, 3.5, 0.001};

//// right: let Java say it
double[] javaNumbers = {7/2, 7/2.0, 1e-3};

//// right: an array made with new
double[] javaNumbers = new double[] {3, 3.5, 0.001};

//// wrong: drops the rest
double[] javaNumbers = {3.5, 3.5, 0.001};

//// wrong: one side is a double
double[] javaNumbers = {3, 3, 0.001};

//// wrong: does not round
double[] javaNumbers = {4, 3.5, 0.001};

//// wrong: not a power of Euler's e
double[] javaNumbers = {3, 3.5, Math.exp(-3)};
