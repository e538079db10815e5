//// right: the last expression
String cellValue = "b";

//// wrong: without printing
String cellValue = "a";

//// wrong: an assignment shows nothing
String cellValue = "c";

//// wrong: y is a double
String cellValue = "d";
