//// right: a product
double square(double x) {
    return x * x;
}

//// right: the library of Java
double square(double x) {
    return Math.pow(x, 2);
}

//// right: with a name for the result
double square(double x) {
    double result = x;
    result *= x;
    return result;
}

//// wrong: exclusive or
double square(double x) {
    return (int) x ^ 2;
}

//// wrong: bad operand types
double square(double x) {
    return x ^ 2;
}

//// wrong: lossy conversion
int square(int x) {
    return x * x;
}

//// wrong: becomes an int
double square(double x) {
    int n = (int) x;
    return n * n;
}

//// wrong: doubles
double square(double x) {
    return 2 * x;
}

//// wrong: void
void square(double x) {
    System.out.println(x * x);
}

//// wrong: print
double square(double x) {
    System.out.println(x * x);
    return x * x;
}

//// wrong: drops its rest
double square(double x) {
    return 1/2 * x * x * 2;
}

//// wrong: float
double square(double x) {
    float y = (float) x;
    return y * y;
}
