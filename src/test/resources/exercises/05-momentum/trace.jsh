//// right: by hand
double[] trace = {-1, -2.5, -4.25};

//// right: computed
double[] moved() {
    double[] place = new double[3];
    double speed = 0;
    for (int t = 0; t < 3; t++) {
        speed = 0.5 * speed + 1;
        place[t] = (t == 0 ? 0 : place[t - 1]) - speed;
    }
    return place;
}
double[] trace = moved();

//// right: an array made with new
double[] trace = new double[] {-1, -2.5, -4.25};

//// wrong: You averaged
double[] trace = {-0.5, -1.25, -2.125};

//// wrong: plain gradient descent
double[] trace = {-1, -2, -3};

//// wrong: You moved with the old velocity
double[] trace = {0, -1, -2.5};

//// wrong: β stands before the gradient
double[] trace = {-0.5, -1.5, -3};

//// wrong: you used β = 1
double[] trace = {-1, -3, -6};

//// wrong: The sign
double[] trace = {1, 2.5, 4.25};

//// wrong: The first 2 numbers are right
double[] trace = {-1, -2.5, -4};
