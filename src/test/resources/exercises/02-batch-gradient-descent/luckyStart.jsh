//// right: a millionth
double[] luckyStart = {1, 1e-6};

//// right: a large flat coordinate, the other side
double[] luckyStart = {-5000, -1};

//// right: no start in the steep direction to speak of
double[] luckyStart = new double[] {1000, 1e-3};

//// wrong: very first update
double[] luckyStart = {1, 1};

//// wrong: stays 0 for ever
double[] luckyStart = {1, 0};

//// wrong: has caught up
double[] luckyStart = {1, 0.01};

//// wrong: very first update
double[] luckyStart = {1e-6, 1};

//// wrong: even 4000 updates
double[] luckyStart = {1, 1e-300};

//// wrong: it must have 2
double[] luckyStart = {1};
