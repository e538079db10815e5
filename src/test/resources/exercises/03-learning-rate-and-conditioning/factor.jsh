//// right: both ends shrink alike
String factor = "b";

//// right: written with brackets
String factor = "(B)";

//// wrong: there is room above 1/L
String factor = "a";

//// wrong: Large κ is slow
String factor = "c";

//// wrong: with momentum
String factor = "d";

//// wrong: pick (a), (b), (c) or (d)
String factor = "e";
