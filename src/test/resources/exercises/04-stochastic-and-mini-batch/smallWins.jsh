//// right: the other at its best
String smallWins = "b";

//// wrong: one run proves nothing
String smallWins = "a";

//// wrong: the full batch only needs more time
String smallWins = "c";

//// wrong: a trend needs a third point
String smallWins = "d";
