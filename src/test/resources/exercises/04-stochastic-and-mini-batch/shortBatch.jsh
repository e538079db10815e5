//// right: weighted by the rows of each batch
double[] shortBatch = {2.5, 6.5, 9.5, 5.5};

//// right: left to Java
double[] shortBatch = {10 / 4.0, 26 / 4.0, 19 / 2.0, 55 / 10.0};

//// right: an array made with new
double[] shortBatch = new double[] {2.5, 6.5, 9.5, 5.5};

//// wrong: mean of the means
double[] shortBatch = {2.5, 6.5, 9.5, 6.167};

//// wrong: divide the short batch by 4
double[] shortBatch = {2.5, 6.5, 4.75, 4.583};

//// wrong: Those are sums
double[] shortBatch = {10, 26, 19, 55};

//// wrong: The short batch is missing
double[] shortBatch = {2.5, 6.5, 0, 4.5};

//// wrong: Filling it up
double[] shortBatch = {2.5, 6.5, 5.5, 4.833};
