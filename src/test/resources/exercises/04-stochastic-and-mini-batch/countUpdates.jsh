//// right: 32 batches, five times
String countUpdates = "c";

//// wrong: an epoch is an update
String countUpdates = "a";

//// wrong: 1000 / 32 is 31
String countUpdates = "b";

//// wrong: every row makes an update
String countUpdates = "d";
