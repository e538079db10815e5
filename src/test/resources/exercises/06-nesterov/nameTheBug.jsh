//// right: the rate is nowhere in it
String nameTheBug = "b";

//// wrong: does not touch
String nameTheBug = "a";

//// wrong: heavy ball
String nameTheBug = "c";

//// wrong: below 2/L
String nameTheBug = "d";
