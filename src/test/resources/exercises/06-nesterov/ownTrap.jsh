//// right: steeper sides
double[] ownTrap = {50, 3.3};

//// right: from below the kinks
double[] ownTrap = {40, 1.1};

//// right: thirty
double[] ownTrap = {30, 3.0};

//// wrong: too gentle
double[] ownTrap = {10, 3.3};

//// wrong: try another one
double[] ownTrap = {30, 2};

//// wrong: trap of the lesson
double[] ownTrap = {25, 3.2};

//// wrong: between 2 and 100
double[] ownTrap = {1000, 3.3};
