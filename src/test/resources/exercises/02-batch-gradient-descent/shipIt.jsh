//// right: one rise is enough
String shipIt = "c";

//// wrong: they rise
String shipIt = "a";

//// wrong: has no noise
String shipIt = "b";

//// wrong: The height alone
String shipIt = "d";
