//// right: one look ahead
String whereGradient = "c";

//// wrong: differs from the heavy ball
String whereGradient = "a";

//// wrong: needs the η
String whereGradient = "b";

//// wrong: minus
String whereGradient = "d";
