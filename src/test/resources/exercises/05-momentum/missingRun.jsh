//// right: the control run
String missingRun = "b";

//// wrong: memory and rate
String missingRun = "a";

//// wrong: it multiplies the rate by 1/(1−β)
String missingRun = "c";

//// wrong: Time does not repair an unequal rate
String missingRun = "d";
