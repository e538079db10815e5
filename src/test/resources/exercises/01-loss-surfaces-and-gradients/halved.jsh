//// right: the h term cancels in the central difference
String halved = "b";

//// right: a capital letter
String halved = " B";

//// wrong: in the central difference the h term cancels
String halved = "a";

//// wrong: for forward nothing cancels it
String halved = "c";

//// wrong: one power less
String halved = "d";

//// wrong: halved
String halved = "e";
