//// right: the geometric series
String totalWeight = "b";

//// right: in another dress
String totalWeight = "(B)";

//// wrong: it is a sum, not an average
String totalWeight = "a";

//// wrong: forgets a tenth
String totalWeight = "c";

//// wrong: pick (a), (b) or (c)
String totalWeight = "d";
