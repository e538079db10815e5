//// right: the effective rate
String totalWeight = "b";

//// right: capital letter
String totalWeight = "B";

//// wrong: They add up to 1/(1−β) = 10: a sum, not an average.
String totalWeight = "a";

//// wrong: the gradient enters whole
String totalWeight = "c";

//// wrong: balance at v = 10
String totalWeight = "d";
