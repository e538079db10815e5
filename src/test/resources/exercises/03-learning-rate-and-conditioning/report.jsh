//// right: the columns
String report = "d";

//// wrong: Conditioning is shape, convexity is sign
String report = "a";

//// wrong: A larger one diverges
String report = "b";

//// wrong: Standardizing twice is standardizing once
String report = "c";
