"""What stands behind `./course`. Only Python's standard library, except in what runs inside .venv.

In reading order:
    problem      something the reader can put right: a sentence and a remedy
    project      where things are in this repository
    machine      what this computer is, and the command that installs something on it
    jdk, maven   finding and starting them
    library      building the Java library when its sources changed
    packages     .venv: the Python packages and the Java kernel
    lessons      the notebooks and their names
    execute      running one notebook (inside .venv, with nbclient)
    pages        the HTML page of an executed notebook (inside .venv, with nbconvert)
    grader       the Java program that knows the exercises
    roster       who is in the class
    seats        the secret of a class, and each student's number
    editions     a student's edition of a problem set
    metadata     what nbgrader says to an edition (inside .venv, with nbgrader)
    results      what the grader wrote about each submission
    scores       into nbgrader's gradebook (inside .venv, with nbgrader)
    autograde    the grader beside nbgrader's, for bench
    lab, run, test, bench, doctor                     one file for each word of a reader's
    validate, release, rehearse, grade, gradebook, annotate    and of a teacher's
    main         the command line
"""
