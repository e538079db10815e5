//// right: a little less
double ownRate = 0.45;

//// right: a little more
double ownRate = 0.57;

//// right: at the edge, computed
double ownRate = (1 - Math.pow(1e-4, 0.2)) / 2 + 1e-9;

//// wrong: 0.5 is taken
double ownRate = 0.5;

//// wrong: Too small
double ownRate = 0.4;

//// wrong: Too large
double ownRate = 0.6;

//// wrong: does not come nearer
double ownRate = 1.0;

//// wrong: walks uphill
double ownRate = -0.1;
