//// right: by hand
double[] twoUpdates = {0.9, 0.72, 0.9, 0.729, 0.81, 0.5751};

//// right: to three digits
double[] twoUpdates = {0.9, 0.72, 0.9, 0.729, 0.81, 0.575};

//// right: an array made with new
double[] twoUpdates = new double[] {0.9, 0.72, 0.9, 0.729, 0.81, 0.5751};

//// wrong: one look further
double[] twoUpdates = {0.9, 0.72, 0.9, 0.729, 0.9, 0.729};

//// wrong: take its second gradient at the look-ahead point
double[] twoUpdates = {0.9, 0.72, 0.9, 0.72, 0.81, 0.5751};

//// wrong: exchanged
double[] twoUpdates = {0.9, 0.72, 0.81, 0.5751, 0.9, 0.729};

//// wrong: averaged
double[] twoUpdates = {0.99, 0.972, 0.99, 0.9729, 0.981, 0.9558};

//// wrong: without memory
double[] twoUpdates = {0.9, 0.81, 0.9, 0.81, 0.9, 0.81};
