"""What stands behind `./course`. Only Python's standard library, except in `execute` and `pages`.

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
    lab, run, test, bench, doctor    one file for each word
    main         the command line
"""
