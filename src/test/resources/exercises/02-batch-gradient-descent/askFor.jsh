//// right: the gradient
String askFor = "b";

//// wrong: another quantity
String askFor = "a";

//// wrong: next to the curvature
String askFor = "c";

//// wrong: what a run costs
String askFor = "d";
