//// right: the largest curvature
String whoDecides = "c";

//// right: written otherwise
String whoDecides = " (C) ";

//// wrong: the start appears nowhere
String whoDecides = "a";

//// wrong: how long you wait
String whoDecides = "b";

//// wrong: The height of the loss
String whoDecides = "d";

//// wrong: is not one of the answers
String whoDecides = "L";
