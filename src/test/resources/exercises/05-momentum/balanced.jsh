//// right: by hand
double[] balanced = {1 / 9.0, 4 / 9.0, 2 / 3.0};

//// right: rounded
double[] balanced = {0.1111, 0.4444, 0.6667};

//// right: an array made with new
double[] balanced = new double[] {1 / 9.0, 4 / 9.0, 2 / 3.0};

//// wrong: β is its square
double[] balanced = {1 / 9.0, 2 / 3.0, 2 / 3.0};

//// wrong: The factor is √β, not β
double[] balanced = {1 / 9.0, 4 / 9.0, 4 / 9.0};

//// wrong: the balance of gradient descent
double[] balanced = {2 / 26.0, 0, 24 / 26.0};

//// wrong: D7 needs √κ = 5
double[] balanced = {1 / 9.0, Math.pow(24 / 26.0, 2), 24 / 26.0};

//// wrong: The square is missing
double[] balanced = {4 / 6.0, 4 / 9.0, 2 / 3.0};

//// wrong: a division of whole numbers
double[] balanced = {1 / 9, 4 / 9, 2 / 3};
