package org.thalweg.grade.run.inside;

/** The kinds of messages and of values. */
public final class Tag {
    /** To the answer: entry class, then names and class files. */
    public static final byte CLASSES = 'L';

    /** To the answer: id, a member, arguments. */
    public static final byte CALL = 'C';

    /** To the answer: id, a member; is it there? */
    public static final byte FIND = 'F';

    /** To the answer: a callback's id, contents, result. */
    public static final byte RETURNED = 'R';

    /** To the answer: a callback's id; it threw, the call is over. */
    public static final byte ENDED = 'X';

    /** To the grader: ready. */
    public static final byte HELLO = 'H';

    /** To the grader: id, bytes printed, threads, contents, result. */
    public static final byte VALUE = 'V';

    /** To the grader: id, bytes printed, threads, type, message, line. */
    public static final byte THREW = 'E';

    /** To the grader: id, a sentence; there is no such member. */
    public static final byte MISSING = 'M';

    /** To the grader: id; the result has more numbers than a message may. */
    public static final byte TOO_LARGE = 'G';

    /** To the grader: the call's id, its own id, object, method, arguments. */
    public static final byte CALLBACK = 'O';

    /** A member: a method of the notebook. */
    public static final byte METHOD = 0;

    /** A member: a constructor. */
    public static final byte CONSTRUCTOR = 1;

    /** A member: a variable of the notebook. */
    public static final byte VARIABLE = 2;

    /** A member: a method of an object. */
    public static final byte OF_OBJECT = 3;

    private Tag() {}
}
