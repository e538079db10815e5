//// right: small steps, small batches
double planRate = 0.05;
int planBatch = 20;

//// right: four times both
double planRate = 0.2;
int planBatch = 80;

//// right: five large steps
double planRate = 0.7;
int planBatch = 400;

//// right: the full batch, at its own rate
double planRate = 1;
int planBatch = 1000;

//// wrong: The noise floor is too high
double planRate = 0.05;
int planBatch = 1;

//// wrong: It has not arrived
double planRate = 0.05;
int planBatch = 128;

//// wrong: It has not arrived
double planRate = 0.3;
int planBatch = 1000;

//// wrong: The run leaves
double planRate = 1.2;
int planBatch = 1;

//// wrong: must be positive
double planRate = -0.1;
int planBatch = 20;

//// wrong: whole number from 1 to 1000
double planRate = 0.1;
int planBatch = 5000;
